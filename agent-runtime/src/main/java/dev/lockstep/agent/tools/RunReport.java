package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Reported;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a model reads of a run: how it ended, which tests failed, then as much of the output as helps. */
final class RunReport {
    private static final int MAX_CHARACTERS = 8_000;
    private static final int MAX_FAILURES = 2_500;
    private static final int MAX_LINE = 300;
    private static final Pattern FAILURE = Pattern.compile(
            "\\b(error|errors|failed|failure|failures|fatal|panic|not ok|expected)\\b|Error:|Exception|✖|✘|\\[X]",
            Pattern.CASE_INSENSITIVE);

    private RunReport() {}

    static String of(SeenRun run) {
        Evidence evidence = run.evidence();
        String text = TestSummary.withoutColours(run.output());
        String beginning = ending(evidence) + reported(evidence.reported()) + notRead(run.unread());
        if (evidence.passed() || text.length() <= MAX_CHARACTERS) {
            return beginning + Excerpt.ends(text, MAX_CHARACTERS);
        }
        String failures = failures(text);
        return beginning + "Lines that speak of failure:\n" + failures + "\nOutput:\n"
                + Excerpt.ends(text, MAX_CHARACTERS - failures.length());
    }

    private static String ending(Evidence evidence) {
        String ending = "Exit code " + evidence.exitCode() + (evidence.timedOut() ? " (stopped for its time)" : "")
                + " after " + evidence.millis() + " ms: " + evidence.id() + ", " + evidence.name();
        Evidence.TestCounts tests = evidence.tests();
        return tests == null
                ? ending + "\n"
                : ending + "; " + tests.run() + " tests ran, " + tests.failed() + " failed, " + tests.skipped()
                        + " skipped\n";
    }

    private static String reported(@Nullable Reported reported) {
        return reported == null
                ? ""
                : failed(reported.failures()) + warnings(reported.warnings()) + coverage(reported.coverage());
    }

    private static String failed(Reported.@Nullable Failures failures) {
        if (failures == null || failures.names().isEmpty()) {
            return "";
        }
        String more = failures.more() == 0 ? "" : "and " + failures.more() + " more\n";
        return "Failed tests:\n" + Excerpt.start(String.join("\n", failures.names()), MAX_FAILURES) + "\n" + more;
    }

    private static String warnings(Reported.@Nullable Warnings warnings) {
        return warnings == null
                ? ""
                : "Static analysis reports %d errors, %d warnings and %d notes.\n"
                        .formatted(warnings.errors(), warnings.warnings(), warnings.notes());
    }

    private static String coverage(Reported.@Nullable Coverage coverage) {
        if (coverage == null) {
            return "";
        }
        String all = of(coverage.total()) + " lines in all.\n";
        return lines(coverage.changed()) == 0
                ? "Of the lines that the cycle changed none is in the coverage report; tests reach " + all
                : "Tests reach " + of(coverage.changed()) + " lines with code that the cycle changed, and " + all;
    }

    private static String of(Reported.Lines lines) {
        return lines.covered() + " of " + lines(lines);
    }

    private static int lines(Reported.Lines lines) {
        return lines.covered() + lines.missed();
    }

    private static String notRead(List<String> unread) {
        return unread.stream().map(note -> "Report not read: " + note + "\n").collect(Collectors.joining());
    }

    private static String failures(String text) {
        String lines = text.lines()
                .filter(line -> FAILURE.matcher(line).find())
                .map(line -> Excerpt.start(line, MAX_LINE))
                .distinct()
                .collect(Collectors.joining("\n"));
        return Excerpt.start(lines, MAX_FAILURES);
    }
}
