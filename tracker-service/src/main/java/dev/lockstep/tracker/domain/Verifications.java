package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.policy.TestRuns;
import dev.lockstep.tracker.domain.state.Session;
import java.util.List;
import java.util.Optional;

/** Which fixes a verifying session's own runs show to hold; {@link Finding.Verification} says what that claims. */
final class Verifications {
    private static final String RUN = "E:";

    private Verifications() {}

    /** Verifies what implementation fixed, if the project's tests passed on the submitted code; once for each code tree. */
    static void ofFixes(Unfolding unfolding, Session session, List<FindingClaim> claims, SubmittedWork work) {
        Optional<Evidence> tests = TestRuns.proof(work);
        if (!session.phase().isVerifying() || tests.isEmpty()) {
            return;
        }
        for (Finding finding : unfolding.cycle().findings()) {
            if (isFixedByImplementation(unfolding.cycle(), finding)
                    && !isVerifiedOn(work.codeTree(), finding)
                    && claims.stream().noneMatch(finding::saysWhat)) {
                verified(unfolding, finding, session, List.of(tests.get()), work);
            }
        }
    }

    /** Verifies that a verdict which shut the gate is a pass now, by the runs that the new verdict points to. */
    static void ofVerdict(Unfolding unfolding, Finding finding, Session session, Verdict verdict, SubmittedWork work) {
        List<Evidence> runs = work.evidence().stream()
                .filter(run -> verdict.pointers().contains(RUN + run.id()))
                .filter(run -> run.passed() && run.codeTree().equals(work.codeTree()))
                .toList();
        if (verdict.verdict() == Submission.Outcome.PASS && !runs.isEmpty()) {
            verified(unfolding, finding, session, runs, work);
        }
    }

    /** Then the session began after the fix: a return to implementation ends all verifying sessions before it. */
    private static boolean isFixedByImplementation(Cycle cycle, Finding finding) {
        return finding.state() == Finding.State.FIXED
                && Optional.ofNullable(finding.life())
                        .map(Finding.Life::fixed)
                        .flatMap(fix -> cycle.session(fix.session()))
                        .filter(builder -> builder.phase() == PhaseName.IMPLEMENTATION)
                        .isPresent();
    }

    private static boolean isVerifiedOn(String codeTree, Finding finding) {
        return Optional.ofNullable(finding.life())
                .map(Finding.Life::verified)
                .filter(earlier -> earlier.codeTree().equals(codeTree))
                .isPresent();
    }

    private static void verified(
            Unfolding unfolding, Finding finding, Session session, List<Evidence> runs, SubmittedWork work) {
        unfolding.emit(new CycleEvent.FindingVerified(
                finding.id(),
                session.id(),
                runs.stream().map(run -> session.id() + "/" + run.id()).toList(),
                work.codeTree()));
    }
}
