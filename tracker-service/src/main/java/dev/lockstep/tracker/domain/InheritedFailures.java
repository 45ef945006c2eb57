package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Inherited;
import dev.lockstep.tracker.domain.policy.CountingRun;
import dev.lockstep.tracker.domain.policy.GreenRule;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Work;
import java.util.List;
import java.util.Optional;

/**
 * What a session of implementation found failing, while tasks that mend findings come after its own: the machine's runs on
 * the commit that it began from, as earlier submissions recorded them.
 */
final class InheritedFailures {
    private InheritedFailures() {}

    static Optional<Inherited> of(Cycle cycle, Session session) {
        if (session.phase() != PhaseName.IMPLEMENTATION || !PlannedTasks.hasFixesAfter(cycle, session)) {
            return Optional.empty();
        }
        return testsOnStart(cycle, session)
                .filter(run -> !run.passed())
                .map(run -> new Inherited(run, isOfTesting(cycle, session)));
    }

    /** Testing shows what it finds by a test; what others find may have none that could pass now. */
    private static boolean isOfTesting(Cycle cycle, Session session) {
        return cycle.findingToFix(session)
                .filter(finding -> finding.foundIn() == PhaseName.TESTING)
                .isPresent();
    }

    /** A commit that no session submitted, as a merge is, has no runs. */
    private static Optional<Evidence> testsOnStart(Cycle cycle, Session session) {
        List<Work> works = cycle.sessions().stream()
                .flatMap(earlier -> earlier.work().stream())
                .toList();
        return works.stream()
                .filter(work -> work.commit().equals(session.startCommit()))
                .map(Work::codeTree)
                .reduce((_, later) -> later)
                .flatMap(tree -> works.stream()
                        .filter(work -> work.codeTree().equals(tree))
                        .flatMap(work -> tests(work, cycle).stream())
                        .reduce((_, later) -> later));
    }

    private static Optional<Evidence> tests(Work work, Cycle cycle) {
        return CountingRun.of(
                work.evidence().stream()
                        .filter(run -> run.name().equals(Commands.TEST)
                                && run.codeTree().equals(work.codeTree()))
                        .toList(),
                run -> GreenRule.isGreen(run, cycle.baseline()));
    }
}
