package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Reported;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a model reads of tests that ran several times: whether they are flaky, which of them, and one run in full. */
final class RepeatedReport {
    private static final int MAX_NAMES = 2_500;

    private RepeatedReport() {}

    /** {@code times} is how often they were to run. */
    static String of(List<SeenRun> runs, int times) {
        List<Evidence> evidence = runs.stream().map(SeenRun::evidence).toList();
        SeenRun shown = runs.stream()
                .filter(run -> !run.evidence().passed())
                .findFirst()
                .orElse(runs.getLast());
        return verdict(evidence) + stopped(runs.size(), times) + tests(evidence)
                + evidence.stream().map(RepeatedReport::line).collect(Collectors.joining())
                + "\nOf these " + shown.evidence().id() + ":\n" + RunReport.of(shown);
    }

    private static String verdict(List<Evidence> runs) {
        long passed = runs.stream().filter(Evidence::passed).count();
        String counts = "passed " + passed + " of " + runs.size();
        if (passed == runs.size()) {
            return counts + "\n";
        }
        return counts + (passed == 0 ? ": failing\n" : ": flaky\n");
    }

    private static String stopped(int run, int times) {
        return run == times
                ? ""
                : "Stopped before run " + (run + 1) + " of " + times
                        + ": together they took the time that one command may take.\n";
    }

    /** Only where every run names what failed can one that failed be missing from another. */
    private static String tests(List<Evidence> runs) {
        Map<String, List<String>> failedIn = new LinkedHashMap<>();
        boolean complete = true;
        for (Evidence run : runs) {
            Optional<Reported.Failures> failures =
                    Optional.ofNullable(run.reported()).map(Reported::failures);
            complete &= failures.filter(found -> found.more() == 0).isPresent();
            failures.stream().flatMap(found -> found.names().stream()).forEach(name -> failedIn.computeIfAbsent(
                            name, key -> new ArrayList<>())
                    .add(run.id()));
        }
        if (!complete) {
            return "Which tests differ is not known: not every run has JUnit XML that names all failures.\n";
        }
        String flaky = listed(failedIn, runs.size(), false);
        String failing = listed(failedIn, runs.size(), true);
        return (flaky.isEmpty() ? "" : "Tests that failed in some runs:\n" + flaky + "\n")
                + (failing.isEmpty() ? "" : "Tests that failed in every run:\n" + failing + "\n");
    }

    private static String listed(Map<String, List<String>> failedIn, int runs, boolean everyTime) {
        String names = failedIn.entrySet().stream()
                .filter(test -> (test.getValue().size() == runs) == everyTime)
                .map(test -> everyTime ? test.getKey() : test.getKey() + " in " + String.join(", ", test.getValue()))
                .collect(Collectors.joining("\n"));
        return Excerpt.start(names, MAX_NAMES);
    }

    private static String line(Evidence run) {
        return run.id() + ": exit code " + run.exitCode()
                + Optional.ofNullable(run.tests())
                        .map(tests -> ", " + tests.run() + " tests ran, " + tests.failed() + " failed")
                        .orElse("")
                + "\n";
    }
}
