package dev.lockstep.agent.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.legs.Reported.Coverage;
import dev.lockstep.contracts.legs.Reported.Failures;
import dev.lockstep.contracts.legs.Reported.Lines;
import dev.lockstep.contracts.legs.Reported.Warnings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What a build's own reports say, in the formats that builds really write. */
class BuildReportsTest {
    private ReportedRun run;

    @BeforeEach
    void make(@TempDir Path folder) throws IOException {
        run = new ReportedRun(folder);
    }

    static Stream<Arguments> junit() {
        return Stream.of(
                Arguments.of(
                        "surefire.xml",
                        new TestCounts(5, 2, 1),
                        List.of("shop.CartTest#roundsUp(int)[2]", "shop.StoreTest")),
                Arguments.of("gradle.xml", new TestCounts(2, 1, 0), List.of("shop.TaxTest#isRounded()")),
                Arguments.of("console.xml", new TestCounts(2, 1, 0), List.of("ledger.LedgerTest#overdraft()")),
                Arguments.of(
                        "pytest.xml",
                        new TestCounts(3, 2, 1),
                        List.of("test_cart.TestCart#test_total[2-3]", "test_cart#test_store")),
                Arguments.of("node.xml", new TestCounts(3, 1, 1), List.of("cart#rounds")));
    }

    @ParameterizedTest
    @MethodSource("junit")
    void testsAreCountedAndThoseThatFailedAreNamed(String sample, TestCounts counts, List<String> failed)
            throws Exception {
        BuildReports.Found found = run.writing("any/place/" + sample, ReportedRun.sample(sample));

        assertThat(found)
                .isEqualTo(
                        new BuildReports.Found(counts, new Reported(new Failures(failed, 0), null, null), List.of()));
    }

    @Test
    void severalReportsAreAddedUp() throws Exception {
        BuildReports.Found found = run.after(() -> {
            run.write("a/target/surefire-reports/TEST-shop.CartTest.xml", ReportedRun.sample("surefire.xml"));
            run.write("b/target/surefire-reports/TEST-shop.TaxTest.xml", ReportedRun.sample("gradle.xml"));
        });

        assertThat(found.tests()).isEqualTo(new TestCounts(7, 3, 1));
    }

    @Test
    void ofManyFailuresTheFirstFiftyAreNamedAndTheOthersCounted() throws Exception {
        String cases = IntStream.range(0, 60)
                .mapToObj(
                        i -> "<testcase classname='%s' name='t%d'><failure/></testcase>".formatted("x".repeat(300), i))
                .collect(Collectors.joining());
        String distinct = cases.replace("x".repeat(300), "shop.A") + "<testcase classname='s' name='" + "😀".repeat(150)
                + "\n\u0085'><error/></testcase>";

        Failures failures = Objects.requireNonNull(run.reportedBy("all.xml", "<testsuite>" + distinct + "</testsuite>")
                .failures());

        assertThat(failures.names()).hasSize(50).startsWith("shop.A#t0", "shop.A#t1");
        assertThat(failures.more()).isEqualTo(11);
        assertThat(run.reportedBy("long.xml", "<testsuite>" + cases + "</testsuite>")
                        .failures())
                .isEqualTo(new Failures(List.of("x".repeat(199) + "…"), 0));
    }

    @Test
    void coverageByJacocoIsOfTheChangedLinesAndOfAll() throws Exception {
        run.changed("src/main/java/shop/Cart.java", 3, 4, 5).changed("src/test/java/other/Cart.java", 2);

        assertThat(run.reportedBy("target/site/jacoco/jacoco.xml", ReportedRun.sample("jacoco.xml")))
                .isEqualTo(new Reported(null, null, new Coverage(new Lines(1, 1), new Lines(2, 2))));
    }

    @Test
    void coverageByCoberturaFindsTheFileBelowTheRootOfAnotherMachine() throws Exception {
        run.changed("src/ledger/cart.py", 2, 5).changed("cart.py", 1);

        assertThat(run.reportedBy("coverage.xml", ReportedRun.sample("cobertura.xml")))
                .isEqualTo(new Reported(null, null, new Coverage(new Lines(1, 1), new Lines(3, 2))));
    }

    @Test
    void ofTwoModulesTheOneThatWroteTheReportIsMeant() throws Exception {
        run.changed("a/src/shop/Cart.java", 4).changed("b/src/shop/Cart.java", 2);

        assertThat(run.reportedBy("b/target/jacoco.xml", ReportedRun.sample("jacoco.xml"))
                        .coverage())
                .isEqualTo(new Coverage(new Lines(1, 0), new Lines(2, 2)));
    }

    @Test
    void aLineThatOneOfTwoReportsShowsAsCoveredIs() throws Exception {
        run.changed("src/shop/Cart.java", 4);
        String other =
                ReportedRun.sample("jacoco.xml").replace("nr=\"4\" mi=\"2\" ci=\"0\"", "nr=\"4\" mi=\"0\" ci=\"2\"");

        BuildReports.Found found = run.after(() -> {
            run.write("target/unit.xml", ReportedRun.sample("jacoco.xml"));
            run.write("target/system.xml", other);
        });

        assertThat(found.reported())
                .isEqualTo(new Reported(null, null, new Coverage(new Lines(1, 0), new Lines(3, 1))));
    }

    @Test
    void warningsAreCountedByTheirLevelOrThatOfTheirRule() throws Exception {
        assertThat(run.reportedBy("build/results.sarif", ReportedRun.sample("results.sarif")))
                .isEqualTo(new Reported(null, new Warnings(2, 2, 2), null));
        assertThat(run.reportedBy("eslint.json", ReportedRun.sample("results.sarif"))
                        .warnings())
                .isEqualTo(new Warnings(2, 2, 2));
    }

    @Test
    void whatWasThereBeforeTheRunDoesNotCount() throws Exception {
        run.write("target/TEST-old.xml", ReportedRun.sample("surefire.xml"));

        BuildReports.Found found = run.writing("target/TEST-new.xml", ReportedRun.sample("gradle.xml"));

        assertThat(found.tests()).isEqualTo(new TestCounts(2, 1, 0));
    }

    @Test
    void aReportThatTheRunWritesAgainCounts() throws Exception {
        run.write("target/TEST-shop.xml", ReportedRun.sample("surefire.xml"));

        assertThat(run.writing("target/TEST-shop.xml", ReportedRun.sample("surefire.xml"))
                        .tests())
                .isEqualTo(new TestCounts(5, 2, 1));
    }

    @Test
    void testDataThatTheBuildCopiesIsNoReport() throws Exception {
        Path data = run.write("src/test/resources/surefire.xml", ReportedRun.sample("surefire.xml"));

        BuildReports.Found found = run.after(() -> {
            Files.createDirectories(run.root.resolve("target/test-classes"));
            Files.copy(data, run.root.resolve("target/test-classes/surefire.xml"));
        });

        assertThat(found).isEqualTo(new BuildReports.Found(null, null, List.of()));
    }

    @ParameterizedTest
    @MethodSource("others")
    void otherFilesAreNoReports(String path, String content) throws Exception {
        assertThat(run.writing(path, content)).isEqualTo(new BuildReports.Found(null, null, List.of()));
    }

    static Stream<Arguments> others() {
        return Stream.of(
                Arguments.of("pom.xml", "<project/>"),
                Arguments.of("empty.xml", ""),
                Arguments.of("broken.xml", "<a><b"),
                Arguments.of("clover.xml", "<coverage generated='1' clover='4'><project/></coverage>"),
                Arguments.of("report.xml", "<report><page/></report>"),
                Arguments.of("package.json", "{\"version\": \"2.1.0\", \"name\": \"shop\"}"),
                Arguments.of("data.json", "[1, 2]"),
                Arguments.of("notes.txt", "<testsuite/>"),
                Arguments.of("node_modules/a/test.xml", "<testsuite/>"));
    }
}
