package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.policy.TestFiles;
import dev.lockstep.tracker.domain.policy.TestRuns;
import dev.lockstep.tracker.domain.state.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a submission does to the list of findings: raises those it claims, and closes those it settles. */
final class Findings {
    private static final String VERDICT = "verdict ";
    private static final String CONFLICT = "The default branch conflicts with the change";
    private static final String RED = "No passing test run shows task ";

    /** What stands for the session of a finding that no session raised, but the tracker or a person. */
    static final String NO_SESSION = "";

    private Findings() {}

    /** Closes what the session settles or no longer claims, and raises what it newly claims. */
    static void settle(Unfolding unfolding, Session session, Submission submission, SubmittedWork work) {
        boolean red = session.phase() == PhaseName.IMPLEMENTATION && !TestRuns.areGreen(work);
        PlannedTasks.findingOf(session)
                // That no marker is left resolves a conflict; red tests are a finding of their own.
                .filter(id -> !red || isConflict(unfolding.cycle(), id))
                .filter(id -> isOpen(unfolding.cycle(), id))
                // Green tests say nothing of a test that was weakened: it is to be as strong as it was.
                .filter(id -> !work.unmended().contains(id))
                .ifPresent(id -> unfolding.emit(new CycleEvent.FindingFixed(id, session.id(), work.commit())));
        List<FindingClaim> claims = claims(session, submission, work, red);
        for (Finding earlier : claimedBefore(unfolding.cycle(), session)) {
            if (claims.stream().noneMatch(claim -> isSame(claim, earlier))) {
                unfolding.emit(new CycleEvent.FindingFixed(earlier.id(), session.id(), work.commit()));
                verdictOn(earlier, submission)
                        .ifPresent(verdict -> Verifications.ofVerdict(unfolding, earlier, session, verdict, work));
            }
        }
        for (FindingClaim claim : claims) {
            if (knownOf(unfolding.cycle(), session).noneMatch(earlier -> isSame(claim, earlier))) {
                raise(unfolding, session.phase(), session.id(), claim);
            }
        }
        Verifications.ofFixes(unfolding, session, claims, work);
    }

    /** Whether it says that a session of implementation gave its task up as red. */
    static boolean isGivenUp(Finding finding) {
        return finding.foundIn() == PhaseName.IMPLEMENTATION && finding.claim().startsWith(RED);
    }

    /** Whether a person saw a criterion fail; a new plan or a later pass on the criterion settles that. */
    static boolean isRejectedCriterion(Finding finding) {
        return finding.foundIn() == PhaseName.USER_VERIFICATION && finding.criterion() != null;
    }

    /** Raises that the default branch conflicts with the change, in the tracker's own name. */
    static void conflict(Unfolding unfolding, Command.ReportConflict conflict) {
        String branch = unfolding.cycle().charter().defaultBranch();
        String evidence = "Commit " + conflict.defaultCommit() + " of " + branch + " can't be merged: "
                + conflict.conflicts().stream().map(Command.Conflict::toString).collect(Collectors.joining(", "))
                + ". Return to implementation: resolving it becomes the first task there";
        raise(unfolding, PhaseName.USER_VERIFICATION, NO_SESSION, blocker(CONFLICT, evidence));
    }

    /** The last conflict with the default branch, whatever became of it. */
    static Optional<Finding> lastConflict(Cycle cycle) {
        return cycle.findings().reversed().stream().filter(Findings::isConflict).findFirst();
    }

    /** Whether the default branch conflicts with the change, and nobody has resolved or waived it. */
    static boolean isInConflict(Cycle cycle) {
        return lastConflict(cycle)
                .filter(finding -> finding.state() == Finding.State.OPEN)
                .isPresent();
    }

    static boolean isConflict(Cycle cycle, String id) {
        return cycle.findings().stream().anyMatch(finding -> finding.id().equals(id) && isConflict(finding));
    }

    static boolean isConflict(Finding finding) {
        return finding.session().equals(NO_SESSION) && finding.claim().equals(CONFLICT);
    }

    /** What the session claims, and what the tracker adds: what its guards found, red tests, code changed in testing, and in final verification what a scan reports and all that does not pass. */
    private static List<FindingClaim> claims(Session session, Submission submission, SubmittedWork work, boolean red) {
        List<FindingClaim> claims = new ArrayList<>(submission.findings());
        claims.addAll(work.guarded());
        if (red) {
            String why = Optional.ofNullable(submission.whyNotGreen()).orElse("no reason was given");
            claims.add(blocker(RED + session.task().map(Task::id).orElse(""), why));
        }
        if (session.phase() == PhaseName.TESTING) {
            beyondTests(work).ifPresent(claims::add);
        }
        if (session.phase() == PhaseName.FINAL_VERIFICATION) {
            ScanFinding.of(work).ifPresent(claims::add);
            submission.verdicts().stream()
                    .filter(verdict -> verdict.verdict() != Submission.Outcome.PASS)
                    .map(Findings::shutting)
                    .forEach(claims::add);
        }
        return claims;
    }

    /**
     * Open findings that the session answers for: its own, those of sessions whose task it builds again, in a repeated final
     * verification the verdicts and scans of the one before, and before there is code those of the same phase that was sent
     * back, because no task will mend them.
     */
    private static List<Finding> claimedBefore(Cycle cycle, Session session) {
        boolean judges = session.phase() == PhaseName.FINAL_VERIFICATION;
        return cycle.openFindings().stream()
                .filter(finding -> isOf(cycle, session, finding)
                        || (judges && isOfFinalVerification(finding.claim()))
                        || (session.phase().compareTo(PhaseName.IMPLEMENTATION) < 0
                                && finding.foundIn() == session.phase()
                                && isStale(cycle, finding.session())))
                .toList();
    }

    private static boolean isOfFinalVerification(String claim) {
        return claim.startsWith(VERDICT) || ScanFinding.is(claim);
    }

    /** What need not be raised again: what the session answers for already, and what a person waived of it. */
    private static Stream<Finding> knownOf(Cycle cycle, Session session) {
        Stream<Finding> waived = cycle.findings().stream()
                .filter(finding -> finding.state() == Finding.State.WAIVED)
                .filter(finding -> isOf(cycle, session, finding));
        return Stream.concat(claimedBefore(cycle, session).stream(), waived);
    }

    private static boolean isOf(Cycle cycle, Session session, Finding finding) {
        return finding.session().equals(session.id())
                || cycle.session(finding.session())
                        .filter(earlier -> Rebases.isBuiltAgain(earlier, session))
                        .isPresent();
    }

    private static boolean isStale(Cycle cycle, String session) {
        return cycle.session(session).filter(Session::stale).isPresent();
    }

    private static boolean isSame(FindingClaim claim, Finding finding) {
        return claim.severity() == finding.severity() && finding.saysWhat(claim);
    }

    private static FindingClaim shutting(Verdict verdict) {
        String note = Optional.ofNullable(verdict.note()).orElse("no note was given");
        return blocker(claimOf(verdict.dimension()) + verdict.verdict().label(), note);
    }

    private static String claimOf(String dimension) {
        return VERDICT + dimension + ": ";
    }

    /** The verdict that now stands in the place of the one that the finding was made of. */
    private static Optional<Verdict> verdictOn(Finding finding, Submission submission) {
        return submission.verdicts().stream()
                .filter(verdict -> finding.claim().startsWith(claimOf(verdict.dimension())))
                .findFirst();
    }

    /** Whoever tests leaves the code to its engineer; a person sees where that may not have been so. */
    private static Optional<FindingClaim> beyondTests(SubmittedWork work) {
        List<String> code = TestFiles.othersIn(work.changed());
        return code.isEmpty()
                ? Optional.empty()
                : Optional.of(new FindingClaim(
                        Severity.MAJOR,
                        "Testing changed files that are no tests by their names: " + String.join(", ", code),
                        "the difference of commit " + work.commit() + " from where the session began",
                        code.getFirst(),
                        null,
                        null));
    }

    private static FindingClaim blocker(String claim, String evidence) {
        return new FindingClaim(Severity.BLOCKER, claim, evidence, null, null, null);
    }

    static void raise(Unfolding unfolding, PhaseName phase, String session, FindingClaim claim) {
        unfolding.emit(new CycleEvent.FindingRaised(new Finding(
                "F" + (unfolding.cycle().findings().size() + 1),
                phase,
                session,
                claim.severity(),
                claim.claim(),
                claim.evidence(),
                claim.file(),
                claim.line(),
                claim.criterion(),
                Finding.State.OPEN,
                null,
                null)));
    }

    private static boolean isOpen(Cycle cycle, String id) {
        return cycle.openFindings().stream().anyMatch(finding -> finding.id().equals(id));
    }
}
