package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.Optional;

/** What the machine saw of the project's tests on the code that is submitted. */
public final class TestRuns {
    private static final String TEST = "test";

    private TestRuns() {}

    /** The last run of the test command on exactly this code. */
    static Optional<Evidence> last(SubmittedWork work) {
        return work.evidence().stream()
                .filter(run -> run.name().equals(TEST))
                .filter(run -> run.codeTree().equals(work.codeTree()))
                .reduce((earlier, later) -> later);
    }

    /** Whether the tests passed on exactly this code. */
    public static boolean areGreen(SubmittedWork work) {
        return last(work).filter(Evidence::passed).isPresent();
    }
}
