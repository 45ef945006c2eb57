package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.policy.TestRuns;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import java.util.Optional;

/** What a submission does to the list of findings: raises those it claims, and closes those it settles. */
final class Findings {
    private static final String VERDICT = "verdict ";
    private static final String RED = "No passing test run shows task ";

    private Findings() {}

    static void settle(Unfolding unfolding, Session session, Submission submission, SubmittedWork work) {
        PlannedTasks.findingOf(session)
                .filter(id -> isOpen(unfolding.cycle(), id))
                .ifPresent(id -> unfolding.emit(new CycleEvent.FindingFixed(id, session.id())));
        if (session.phase() == PhaseName.IMPLEMENTATION && !TestRuns.areGreen(work)) {
            String why = Optional.ofNullable(submission.deviations()).orElse("no reason was given");
            block(unfolding, session.phase(), session.id(), RED + task(session), why);
        }
        for (FindingClaim claim : submission.findings()) {
            raise(unfolding, session, claim);
        }
        if (session.phase() == PhaseName.FINAL_VERIFICATION) {
            for (Verdict verdict : submission.verdicts()) {
                judge(unfolding, session, verdict);
            }
        }
    }

    /** Raises a blocker in the tracker's own name. */
    static void block(Unfolding unfolding, PhaseName phase, String session, String claim, String evidence) {
        unfolding.emit(new CycleEvent.FindingRaised(new Finding(
                nextId(unfolding.cycle()),
                phase,
                session,
                Severity.BLOCKER,
                claim,
                evidence,
                null,
                null,
                null,
                Finding.State.OPEN,
                null)));
    }

    /** In final verification all that does not pass shuts the deployment gate, until a later verdict or a person settles it. */
    private static void judge(Unfolding unfolding, Session session, Verdict verdict) {
        String subject = VERDICT + verdict.dimension();
        List<Finding> before = unfolding.cycle().openFindings().stream()
                .filter(finding -> finding.claim().startsWith(subject + ":"))
                .toList();
        before.forEach(finding -> unfolding.emit(new CycleEvent.FindingFixed(finding.id(), session.id())));
        if (verdict.verdict() != Submission.Outcome.PASS) {
            String note = Optional.ofNullable(verdict.note()).orElse("no note was given");
            block(
                    unfolding,
                    session.phase(),
                    session.id(),
                    subject + ": " + verdict.verdict().label(),
                    note);
        }
    }

    private static void raise(Unfolding unfolding, Session session, FindingClaim claim) {
        unfolding.emit(new CycleEvent.FindingRaised(new Finding(
                nextId(unfolding.cycle()),
                session.phase(),
                session.id(),
                claim.severity(),
                claim.claim(),
                claim.evidence(),
                claim.file(),
                claim.line(),
                claim.criterion(),
                Finding.State.OPEN,
                null)));
    }

    private static String task(Session session) {
        return session.task().map(Task::id).orElse("");
    }

    private static boolean isOpen(Cycle cycle, String id) {
        return cycle.openFindings().stream().anyMatch(finding -> finding.id().equals(id));
    }

    private static String nextId(Cycle cycle) {
        return "F" + (cycle.findings().size() + 1);
    }
}
