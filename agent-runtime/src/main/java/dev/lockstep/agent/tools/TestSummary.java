package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence.TestCounts;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads test counts from what a test runner printed. A skipped test did not run; an error counts as a failure. */
final class TestSummary {
    private static final Pattern COLOUR = Pattern.compile("\u001B\\[[0-9;]*m");
    private static final Pattern JUNIT =
            Pattern.compile("\\[ +(\\d{1,9}) tests (successful|failed|skipped|aborted) +]");
    private static final Pattern SUREFIRE = Pattern.compile(
            "Tests run: (\\d{1,9}), Failures: (\\d{1,9}), Errors: (\\d{1,9}), Skipped: (\\d{1,9})(, Time elapsed)?");
    private static final Pattern PYTEST =
            Pattern.compile("(?m)^=*\\s*((?:\\d{1,9} [a-z]+(?:, )?){1,10}) in \\d[\\d.]*s\\b");
    private static final Pattern UNITTEST = Pattern.compile(
            "(?m)^Ran (\\d{1,9}) tests? in [\\d.]+s\\R\\R(?:OK|FAILED|NO TESTS RAN)(?: \\(([a-z0-9=, ]*)\\))?$");
    private static final Pattern NODE =
            Pattern.compile("(?m)^(?:#|ℹ) (tests|pass|fail|cancelled|skipped|todo) (\\d{1,9})$");
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,9}) ([a-z]+)");
    private static final TestCounts NOTHING = new TestCounts(0, 0, 0);

    private TestSummary() {}

    /** The counts of the first known kind of summary in the output, added up where there are several of that kind. */
    static Optional<TestCounts> in(String output) {
        String plain = withoutColours(output);
        return Stream.<Function<String, Optional<TestCounts>>>of(
                        TestSummary::junit,
                        TestSummary::surefire,
                        TestSummary::pytest,
                        TestSummary::unittest,
                        TestSummary::node)
                .flatMap(parser -> parser.apply(plain).stream())
                .findFirst();
    }

    static String withoutColours(String output) {
        return COLOUR.matcher(output).replaceAll("");
    }

    private static Optional<TestCounts> junit(String output) {
        return sum(JUNIT.matcher(output).results().map(match -> counted(match.group(2), number(match, 1))));
    }

    /** A summary has no time; where Maven is quiet only the lines of single classes are left, which have one. */
    private static Optional<TestCounts> surefire(String output) {
        List<MatchResult> all = SUREFIRE.matcher(output).results().toList();
        List<MatchResult> summaries =
                all.stream().filter(match -> match.group(5) == null).toList();
        return sum((summaries.isEmpty() ? all : summaries)
                .stream()
                        .map(match -> new TestCounts(
                                number(match, 1) - number(match, 4),
                                number(match, 2) + number(match, 3),
                                number(match, 4))));
    }

    private static Optional<TestCounts> pytest(String output) {
        return sum(PYTEST.matcher(output)
                .results()
                .flatMap(line -> COUNTED.matcher(line.group(1)).results())
                .map(match -> counted(match.group(2), number(match, 1))));
    }

    /** What was skipped is counted as run, what was to fail and did not is a failure, and so is each part of a test. */
    private static Optional<TestCounts> unittest(String output) {
        return sum(UNITTEST.matcher(output).results().map(match -> {
            int skipped = named(match, "skipped");
            int failed = named(match, "failures") + named(match, "errors") + named(match, "unexpected successes");
            int run = number(match, 1) - skipped;
            return new TestCounts(run, Math.min(run, failed), skipped);
        }));
    }

    private static int named(MatchResult summary, String name) {
        return Stream.of(Objects.requireNonNullElse(summary.group(2), "").split(", ", -1))
                .filter(part -> part.startsWith(name + "="))
                .mapToInt(part -> Integer.parseInt(part.substring(name.length() + 1)))
                .findFirst()
                .orElse(0);
    }

    private static Optional<TestCounts> node(String output) {
        return sum(NODE.matcher(output).results().map(match -> counted(match.group(1), number(match, 2))));
    }

    private static TestCounts counted(String outcome, int count) {
        return switch (outcome) {
            case "successful", "passed", "pass", "xfailed", "xpassed" -> new TestCounts(count, 0, 0);
            case "failed", "fail", "error", "errors", "cancelled" -> new TestCounts(count, count, 0);
            case "skipped", "aborted", "todo" -> new TestCounts(0, 0, count);
            default -> NOTHING;
        };
    }

    private static Optional<TestCounts> sum(Stream<TestCounts> counts) {
        return counts.reduce((one, other) -> new TestCounts(
                one.run() + other.run(), one.failed() + other.failed(), one.skipped() + other.skipped()));
    }

    private static int number(MatchResult match, int group) {
        return Integer.parseInt(match.group(group));
    }
}
