package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What a model reads of a run: how it ended, then what failed, then as much of the output as helps. */
final class RunReport {
    private static final int MAX_CHARACTERS = 8_000;
    private static final int MAX_FAILURES = 2_500;
    private static final int MAX_LINE = 300;
    private static final Pattern FAILURE = Pattern.compile(
            "\\b(error|errors|failed|failure|failures|fatal|panic|not ok|expected)\\b|Error:|Exception|✖|✘|\\[X]",
            Pattern.CASE_INSENSITIVE);

    private RunReport() {}

    static String of(Evidence evidence, String output) {
        String text = TestSummary.withoutColours(output);
        String ending = ending(evidence);
        if (evidence.passed() || text.length() <= MAX_CHARACTERS) {
            return ending + Excerpt.ends(text, MAX_CHARACTERS);
        }
        String failures = failures(text);
        return ending + "Lines that speak of failure:\n" + failures + "\nOutput:\n"
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

    private static String failures(String text) {
        String lines = text.lines()
                .filter(line -> FAILURE.matcher(line).find())
                .map(line -> Excerpt.start(line, MAX_LINE))
                .distinct()
                .collect(Collectors.joining("\n"));
        return Excerpt.start(lines, MAX_FAILURES);
    }
}
