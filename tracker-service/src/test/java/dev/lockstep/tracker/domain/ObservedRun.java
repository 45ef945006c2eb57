package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Evidence.TestCounts;
import dev.lockstep.contracts.legs.Reported;
import java.util.List;

/** A run of ten tests that all passed, for a case to change. */
record ObservedRun(
        String name,
        String command,
        int exitCode,
        boolean timedOut,
        int ran,
        int failed,
        List<String> names,
        int more) {
    ObservedRun() {
        this("test", "make test", 0, false, 10, 0, List.of(), 0);
    }

    ObservedRun failing(String... tests) {
        return new ObservedRun(name, command, 1, timedOut, ran, tests.length, List.of(tests), 0);
    }

    ObservedRun named(String other) {
        return new ObservedRun(other, command, exitCode, timedOut, ran, failed, names, more);
    }

    ObservedRun by(String other) {
        return new ObservedRun(name, other, exitCode, timedOut, ran, failed, names, more);
    }

    ObservedRun exit(int code) {
        return new ObservedRun(name, command, code, timedOut, ran, failed, names, more);
    }

    ObservedRun stopped() {
        return new ObservedRun(name, command, exitCode, true, ran, failed, names, more);
    }

    ObservedRun of(int tests) {
        return new ObservedRun(name, command, exitCode, timedOut, tests, failed, names, more);
    }

    ObservedRun counting(int failures) {
        return new ObservedRun(name, command, exitCode, timedOut, ran, failures, names, more);
    }

    ObservedRun andMore(int others) {
        return new ObservedRun(name, command, exitCode, timedOut, ran, failed + others, names, others);
    }

    Evidence seen() {
        return new Evidence(
                "E1",
                name,
                command,
                exitCode,
                timedOut,
                "tree",
                new TestCounts(ran, failed, 0),
                names.isEmpty() ? null : new Reported(new Reported.Failures(names, more), null, null),
                "log",
                false,
                10);
    }

    Evidence uncounted() {
        return new Evidence(
                "E1",
                name,
                command,
                exitCode,
                timedOut,
                "tree",
                null,
                new Reported(new Reported.Failures(names, more), null, null),
                "log",
                false,
                10);
    }
}
