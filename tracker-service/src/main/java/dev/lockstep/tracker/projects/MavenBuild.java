package dev.lockstep.tracker.projects;

import java.util.ArrayList;
import java.util.List;

/** Maven, by {@code pom.xml}. Its dependencies are only known for sure after a whole run, so that is what sets it up. */
final class MavenBuild implements BuildSystem {
    private static final String POM = "pom.xml";

    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        return files.text(POM).map(pom -> commands(pom, maven(files))).orElse(List.of());
    }

    private static String maven(RepositoryFiles files) {
        return files.has("mvnw") ? "sh ./mvnw -B" : "mvn -B";
    }

    private static List<ProposedCommand> commands(String pom, String maven) {
        List<ProposedCommand> commands = new ArrayList<>();
        commands.add(new ProposedCommand("setup", maven + " -q -Dmaven.test.failure.ignore verify", POM));
        commands.add(new ProposedCommand("build", maven + " -q -o -DskipTests package", POM));
        commands.add(new ProposedCommand("test", maven + " -o verify", POM));
        // A module without the test is no reason to fail.
        String modules = pom.contains("<module>") ? " -Dsurefire.failIfNoSpecifiedTests=false" : "";
        commands.add(new ProposedCommand("test-one", maven + " -q -o -Dtest={test}" + modules + " test", POM));
        if (pom.contains("spotless-maven-plugin")) {
            commands.add(new ProposedCommand("lint", maven + " -q -o spotless:check", POM));
        } else if (pom.contains("maven-checkstyle-plugin")) {
            commands.add(new ProposedCommand("lint", maven + " -q -o checkstyle:check", POM));
        }
        if (pom.contains("jacoco-maven-plugin")) {
            commands.add(new ProposedCommand("coverage", maven + " -q -o verify jacoco:report", POM));
        }
        if (pom.contains("quarkus-maven-plugin")) {
            commands.add(new ProposedCommand("run", maven + " -o quarkus:dev", POM));
        } else if (pom.contains("spring-boot-maven-plugin")) {
            commands.add(new ProposedCommand("run", maven + " -o spring-boot:run", POM));
        }
        return commands;
    }
}
