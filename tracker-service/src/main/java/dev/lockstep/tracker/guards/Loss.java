package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.Severity;
import java.util.Optional;

/** An assertion that checks less than it did, or something else. */
record Loss(Kind kind, Assertion was, Optional<Assertion> now) {

    /** What became of it; the words follow the test's name. */
    enum Kind {
        GONE(Severity.BLOCKER, "asserts less than before"),
        LOOSER(Severity.BLOCKER, "has a looser assertion than before"),
        WIDER(Severity.BLOCKER, "allows a wider tolerance than before"),
        SWALLOWED(Severity.BLOCKER, "catches the failure of its own assertion"),
        NEVER(Severity.BLOCKER, "has an assertion that can never run"),
        CONDITIONAL(Severity.MAJOR, "asserts only under a condition what it always asserted before"),
        HIDDEN(Severity.MAJOR, "leaves assertions to a method that this change does not show"),
        CHANGED(Severity.MAJOR, "expects something else than before");

        private final Severity severity;
        private final String words;

        Kind(Severity severity, String words) {
            this.severity = severity;
            this.words = words;
        }

        Severity severity() {
            return severity;
        }

        String words() {
            return words;
        }

        /** Whether the assertion is still there; that its test is disabled says as much. */
        boolean isUnreached() {
            return this == NEVER || this == CONDITIONAL;
        }
    }

    String shown() {
        String old = "- " + was.shown();
        return now.map(assertion -> old + "\n+ " + assertion.shown()).orElse(old);
    }
}
