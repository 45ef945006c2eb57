package dev.lockstep.agent.reports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Reports are written by code that a model wrote: what is made to hurt is refused by name, and costs little. */
class HostileReportsTest {
    private static final String FINE = "<testsuite><testcase classname='shop.A' name='t'/></testsuite>";

    private Path folder;
    private ReportedRun run;

    @BeforeEach
    void make(@TempDir Path temp) throws IOException {
        folder = temp;
        run = new ReportedRun(temp);
    }

    static Stream<Arguments> hostile() {
        String bomb = "<!DOCTYPE testsuite [<!ENTITY a \"boom\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]>";
        String outside = "<!DOCTYPE testsuite [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>";
        return Stream.of(
                Arguments.of("an entity bomb", bomb + "<testsuite><testcase name='t'>&c;</testcase></testsuite>"),
                Arguments.of(
                        "an external entity", outside + "<testsuite><testcase name='t'>&a;</testcase></testsuite>"),
                Arguments.of(
                        "deep nesting",
                        "<testsuite>" + "<testsuite>".repeat(100_000) + "</testsuite>".repeat(100_000)
                                + "</testsuite>"),
                Arguments.of("an end too early", "<testsuite><testcase name='t'><failure/>"),
                Arguments.of("a wrong end", "<testsuite><testcase name='t'></testsuite></testcase>"),
                Arguments.of("no characters", "<testsuite><testcase name='\u0001'/></testsuite>"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("hostile")
    void aReportThatIsMadeToHurtIsRefusedAndSpoilsTheCounts(String what, String xml) throws Exception {
        BuildReports.Found found = Assertions.assertTimeout(
                Duration.ofSeconds(20),
                () -> run.after(() -> {
                    run.write("fine.xml", FINE);
                    run.write("hostile.xml", xml);
                }));

        assertThat(found.tests()).as(what).isNull();
        assertThat(found.reported()).isNull();
        assertThat(found.unread()).singleElement().asString().startsWith("hostile.xml ");
    }

    @Test
    void anEntityInAnAttributeIsNotExpanded() throws Exception {
        BuildReports.Found found = run.writing(
                "hostile.xml",
                "<!DOCTYPE testsuite [<!ENTITY a SYSTEM \"file:///etc/passwd\">]>"
                        + "<testsuite><testcase name='&a;'><failure/></testcase></testsuite>");

        assertThat(found.toString()).doesNotContain("root:");
    }

    @Test
    void aHugeReportIsNotRead() throws Exception {
        BuildReports.Found found = run.after(() -> {
            try (RandomAccessFile huge =
                    new RandomAccessFile(run.write("huge.xml", "<testsuite>").toFile(), "rw")) {
                huge.setLength(1L << 30);
            }
        });

        assertThat(found).isEqualTo(new BuildReports.Found(null, null, List.of("huge.xml is larger than 32 MiB")));
    }

    @Test
    void aLinkOutOfTheWorkspaceIsNotFollowed() throws Exception {
        Path outside = Files.createDirectory(folder.resolve("outside"));

        BuildReports.Found found = run.after(() -> {
            Files.writeString(outside.resolve("secret.xml"), FINE);
            Files.createSymbolicLink(run.root.resolve("link.xml"), outside.resolve("secret.xml"));
            Files.createSymbolicLink(run.root.resolve("reports"), outside);
            Files.createSymbolicLink(run.root.resolve("round"), run.root);
        });

        assertThat(found).isEqualTo(new BuildReports.Found(null, null, List.of()));
    }

    @Test
    void aPipeIsNotOpened() throws Exception {
        Process made = new ProcessBuilder("mkfifo", run.root.resolve("pipe.xml").toString()).start();
        assertThat(made.waitFor()).isZero();

        BuildReports.Found found =
                Assertions.assertTimeout(Duration.ofSeconds(10), () -> run.writing("fine.xml", FINE));

        assertThat(found.tests()).isEqualTo(new TestCounts(1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("hostileSarif")
    void sarifThatIsMadeToHurtIsRefused(String json) throws Exception {
        BuildReports.Found found = run.writing("a.sarif", "{\"$schema\": \"sarif\", " + json);

        assertThat(found.reported()).isNull();
        assertThat(found.unread()).singleElement().asString().startsWith("a.sarif is no SARIF");
    }

    static Stream<String> hostileSarif() {
        return Stream.of(
                "\"version\": \"2.1.0\", \"runs\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                "\"version\": \"2.1.0\", \"runs\": [{\"results\": [{\"level\": \"" + "x".repeat(2_000_000) + "\"}]}]}",
                "\"version\": \"2.1.0\", \"runs\": [{\"results\": [{\"level\": ",
                "\"version\": \"1.0.0\", \"runs\": []}",
                "\"runs\": 7}");
    }

    @Test
    void aSpoiltKindLeavesTheOthersAsTheyAre() throws Exception {
        BuildReports.Found found = run.after(() -> {
            run.write("a.xml", FINE);
            run.write("b.xml", "<coverage line-rate='1'><packages>");
        });

        assertThat(found.tests()).isEqualTo(new TestCounts(1, 0, 0));
        assertThat(found.unread()).containsExactly("b.xml is no XML that can be read, at line 1");
    }

    @Test
    void coverageOfMoreLinesThanAnyProjectHasIsRefused() throws Exception {
        StringBuilder xml = new StringBuilder("<coverage line-rate='1'><class filename='a'>");
        for (int line = 0; line <= LineTally.MOST_LINES; line++) {
            xml.append("<line number='").append(line).append("'/>");
        }

        BuildReports.Found found =
                run.writing("a.xml", xml.append("</class></coverage>").toString());

        assertThat(found.reported()).isNull();
        assertThat(found.unread()).containsExactly("a.xml is one of reports on more than 1000000 lines");
    }

    @Test
    void aNameIsShownOnOneLine() throws Exception {
        BuildReports.Found found = run.writing("a\nReport not read.xml", "<testsuite><testcase");

        assertThat(found.unread()).singleElement().asString().startsWith("a Report not read.xml is no XML");
    }
}
