package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.templates.PointerKind;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import java.util.Optional;

/** What the machine saw of the project's tests on the code that is submitted. */
public final class TestRuns {
    private TestRuns() {}

    /** The {@linkplain CountingRun run that counts} of the test command on exactly this code. */
    public static Optional<Evidence> last(SubmittedWork work) {
        return Settlement.latest(Commands.TEST, work);
    }

    /** Whether the tests are {@linkplain #isGreen green} on exactly this code. */
    public static boolean areGreen(SubmittedWork work) {
        return last(work).filter(run -> isGreen(run, work)).isPresent();
    }

    /** Whether the run counts as passed, by what failed before the cycle and what later tasks are there to mend. */
    static boolean isGreen(Evidence run, SubmittedWork work) {
        return GreenRule.isGreen(run, work.baseline())
                || work.inherited()
                        .filter(inherited -> InheritedRule.isExcused(run, inherited, work.baseline()))
                        .isPresent();
    }

    /** That run on exactly this code, if no test failed in it and, as far as its tests were counted, any ran. */
    public static Optional<Evidence> proof(SubmittedWork work) {
        return last(work)
                .filter(Evidence::passed)
                .filter(run -> run.tests() == null || run.tests().run() > 0);
    }

    /** Whether a session that built a task says why its tests can't pass, and they don't. */
    static boolean areGivenUp(Session session, Submission submission, SubmittedWork work) {
        return session.phase() == PhaseName.IMPLEMENTATION
                && !areGreen(work)
                && Optional.ofNullable(submission.whyNotGreen())
                        .filter(why -> !why.isBlank())
                        .isPresent();
    }

    /** Whether it ran no more than the test that the session picked, which says nothing of the others. */
    static boolean isOfOneTest(Evidence run) {
        return run.name().equals(Commands.TEST_ONE);
    }

    /** Whether only a run that passed will do. */
    static boolean wantPassed(List<PointerKind> kinds) {
        return !kinds.isEmpty() && kinds.getFirst() == PointerKind.PASSED_RUN;
    }
}
