package dev.lockstep.tracker;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Which package may know which: what is not allowed here is forbidden, and a package that is not named fails. */
class ArchitectureTest {
    private static final String TRACKER = "dev.lockstep.tracker";
    private static final String CONTRACTS = "dev.lockstep.contracts";

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(TRACKER, CONTRACTS);

    /** The tracker's packages and those of its others that each may know; "" is the tracker's own top package. */
    private static final Map<String, Set<String>> ALLOWED = new TreeMap<>(Map.ofEntries(
            Map.entry("", Set.of()),
            Map.entry("domain", Set.of()),
            Map.entry("store", Set.of()),
            Map.entry("git", Set.of()),
            Map.entry("templates", Set.of()),
            Map.entry("documents", Set.of("git")),
            Map.entry("guards", Set.of("domain")),
            Map.entry("security", Set.of("", "domain")),
            Map.entry("cycles", Set.of("", "domain", "git", "store", "templates")),
            Map.entry("landing", Set.of("cycles", "domain", "git", "store")),
            Map.entry("relay", Set.of("", "cycles", "store")),
            Map.entry(
                    "legs",
                    Set.of("", "cycles", "documents", "domain", "git", "guards", "security", "store", "templates")),
            Map.entry("messaging", Set.of("cycles", "domain", "git", "legs", "security", "store")),
            Map.entry("projects", Set.of("git", "templates")),
            Map.entry("api", Set.of("cycles", "domain", "git", "projects", "security", "store")),
            Map.entry("review", Set.of("api", "cycles", "domain", "git")),
            Map.entry(
                    "pages",
                    Set.of(
                            "",
                            "api",
                            "cycles",
                            "domain",
                            "feeds",
                            "git",
                            "messaging",
                            "relay",
                            "review",
                            "security",
                            "store")),
            Map.entry("problems", Set.of("cycles", "domain", "git", "legs", "templates")),
            Map.entry("feeds", Set.of("", "cycles", "domain", "relay", "security", "store")),
            Map.entry("health", Set.of("relay"))));

    static Stream<String> packages() {
        return ALLOWED.keySet().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("packages")
    void aPackageKnowsOnlyThoseThatItMay(String name) {
        Set<JavaClass> own =
                CLASSES.stream().filter(type -> name.equals(partOf(type))).collect(Collectors.toSet());

        Set<String> known = own.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                .filter(target -> target.getPackageName().startsWith(TRACKER))
                .map(ArchitectureTest::partOf)
                .filter(part -> !part.equals(name))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(own).as("classes in " + name).isNotEmpty();
        assertThat(ALLOWED.get(name)).containsAll(known);
    }

    @Test
    void everyPackageIsNamed() {
        Set<String> parts = CLASSES.stream()
                .filter(type -> type.getPackageName().startsWith(TRACKER))
                .map(ArchitectureTest::partOf)
                .collect(Collectors.toSet());

        assertThat(ALLOWED.keySet()).containsExactlyInAnyOrderElementsOf(parts);
    }

    @Test
    void theDomainKnowsNoFramework() {
        classes()
                .that()
                .resideInAPackage(TRACKER + ".domain..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..", "org.jspecify.annotations..", CONTRACTS + "..", TRACKER + ".domain.."))
                .check(CLASSES);
    }

    @Test
    void theContractsKnowNoFramework() {
        classes()
                .that()
                .resideInAPackage(CONTRACTS + "..")
                .should()
                .onlyDependOnClassesThat(resideInAnyPackage(
                        "java..",
                        "org.jspecify.annotations..",
                        "com.fasterxml.jackson..",
                        "org.erdtman.jcs..",
                        CONTRACTS + ".."))
                .check(CLASSES);
    }

    @Test
    void timeIdsAndRandomnessArePassedIntoTheDomain() {
        noClasses()
                .that()
                .resideInAPackage(TRACKER + ".domain..")
                .should()
                .callMethod(Instant.class, "now")
                .orShould()
                .callMethod(UUID.class, "randomUUID")
                .orShould()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(
                        Clock.class,
                        Random.class,
                        RandomGenerator.class,
                        SplittableRandom.class,
                        ThreadLocalRandom.class)
                .check(CLASSES);
    }

    /** The first part of a package's name below the tracker's. */
    private static String partOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(TRACKER)) {
            return CONTRACTS;
        }
        String below = name.substring(TRACKER.length());
        int end = below.indexOf('.', 1);
        return below.isEmpty() ? "" : below.substring(1, end < 0 ? below.length() : end);
    }
}
