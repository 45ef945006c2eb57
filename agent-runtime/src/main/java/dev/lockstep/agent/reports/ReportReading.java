package dev.lockstep.agent.reports;

import dev.lockstep.agent.reports.BuildReports.Found;
import dev.lockstep.contracts.legs.Reported;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Adds up the reports of one run. Half of a kind would be a false sum, so one that can't be read spoils its kind. */
final class ReportReading {
    private static final int MOST_FILES = 10_000;
    private static final long MOST_BYTES = 256L * 1024 * 1024;
    private static final int MOST_NOTES = 10;
    private static final int LONGEST_NAME = 300;

    private final TestTally tests = new TestTally();
    private final LineTally lines = new LineTally();
    private final WarningTally warnings = new WarningTally();
    private final Set<Kind> spoilt = EnumSet.noneOf(Kind.class);
    private final List<String> unread = new ArrayList<>();
    private int files;
    private long bytes;

    /** Reads a file if it is a report. */
    void read(Path root, Path file) {
        String name = OneLine.of(root.relativize(file).toString(), LONGEST_NAME);
        try {
            ReportFile report = ReportFile.of(root, file);
            Optional<Kind> kind = report.kind();
            if (kind.isPresent() && !spoilt.contains(kind.get())) {
                read(report, name, kind.get());
            }
        } catch (IOException e) {
            note(name + " can't be opened");
        }
    }

    private void read(ReportFile report, String name, Kind kind) throws IOException {
        try {
            parse(report, report.bytes(), kind);
        } catch (UnreadableReportException e) {
            spoilt.add(kind);
            note(name + " " + e.getMessage());
        }
    }

    private void parse(ReportFile report, byte[] content, Kind kind) throws IOException, UnreadableReportException {
        files++;
        bytes += content.length;
        if (files > MOST_FILES || bytes > MOST_BYTES) {
            throw new UnreadableReportException(
                    "is one of more than %d reports or %d MiB of them".formatted(MOST_FILES, MOST_BYTES / 1024 / 1024));
        }
        InputStream in = new ByteArrayInputStream(content);
        if (kind == Kind.WARNINGS) {
            warnings.begin();
            Sarif.read(in, warnings);
            return;
        }
        try (XmlReport xml = XmlReport.open(in)) {
            xml.tell(elements(report, xml.root(), kind));
        }
    }

    private XmlReport.Elements elements(ReportFile report, XmlReport.Element root, Kind kind) {
        if (kind == Kind.TESTS) {
            tests.begin();
            return new JUnitXml(tests);
        }
        lines.begin(report.name());
        return JacocoXml.isRoot(root) ? new JacocoXml(lines) : new CoberturaXml(lines);
    }

    /** Some reports were not even found. */
    void giveUp(String why) {
        spoilt.addAll(EnumSet.allOf(Kind.class));
        note(why);
    }

    private void note(String text) {
        if (unread.size() < MOST_NOTES) {
            unread.add(text);
        }
    }

    Found found(Supplier<Map<String, BitSet>> changedLines) {
        boolean tested = !tests.isEmpty() && !spoilt.contains(Kind.TESTS);
        boolean covered = !lines.isEmpty() && !spoilt.contains(Kind.COVERAGE);
        boolean warned = !warnings.isEmpty() && !spoilt.contains(Kind.WARNINGS);
        Reported reported = new Reported(
                tested ? tests.failures() : null,
                warned ? warnings.counts() : null,
                covered ? lines.coverage(changedLines.get()) : null);
        return new Found(
                tested ? tests.counts() : null, tested || covered || warned ? reported : null, List.copyOf(unread));
    }
}
