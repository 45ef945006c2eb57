package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An approval names the digest of its subject; if anything in it changes, the approval no longer counts. */
class DigestBindingTest {
    @ParameterizedTest
    @EnumSource(Decision.class)
    void aDecisionOnAnotherDigestIsStale(Decision decision) {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.PRODUCT_SPECIFICATION);
        String digest = driven.stop().digest();

        Rejection refusal = driven.refusalOf(cycle -> Moves.onDigest(
                switch (decision) {
                    case APPROVE -> Moves.approve(cycle, People.PRODUCT_OWNER);
                    case REQUEST_CHANGES -> Moves.requestChanges(cycle, People.PRODUCT_OWNER);
                    case RETURN -> Moves.sendBack(cycle, People.PRODUCT_OWNER, PhaseName.PRODUCT_SPECIFICATION);
                },
                "0000"));

        assertThat(refusal.kind()).isEqualTo(Kind.STALE);
        assertThat(refusal.detail()).contains(digest, "'0000'", "look at it again");
    }

    @Test
    void theDigestIsThatOfTheRecordedSubject() {
        Stage.AtStop at =
                DrivenCycle.begun().toStopOf(PhaseName.BUILD_VERIFICATION).stop();

        assertThat(at.digest()).isEqualTo(at.subject().digest());
    }

    @Test
    void theSubjectHoldsTheCommitTheDocumentsTheRunsTheFindingsAndTheTemplates() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.BUILD_VERIFICATION);
        driven.does(cycle -> Moves.draft(cycle)
                .run("E2", "build", 0, "an earlier tree")
                .finding(Severity.MAJOR, "Slow")
                .at(Moves.end(cycle)));

        Subject subject = driven.toStopOf(PhaseName.BUILD_VERIFICATION).stop().subject();

        assertThat(subject.stop()).isEqualTo("build-verification-checkpoint");
        assertThat(subject.commit()).isEqualTo(driven.state().tip());
        assertThat(subject.artifacts())
                .extracting(artifact -> artifact.path())
                .containsExactly(
                        "docs/architecture.md",
                        "docs/build-verification.md",
                        "docs/implementation-planning.md",
                        "docs/implementation.md",
                        "docs/product-specification.md");
        assertThat(subject.evidence()).containsExactly(new Subject.Proof("make test", 0, Draft.TREE, null, null));
        assertThat(subject.findings())
                .containsExactly(new Subject.KnownFinding("F1", Severity.MAJOR, "Slow", "open", null));
        assertThat(subject.templates()).isEqualTo(driven.state().charter().templates());
    }

    @Test
    void onlyTheLastRunOfACommandIsPartOfTheSubject() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.TESTING);
        driven.does(cycle -> Moves.draft(cycle)
                .noRuns()
                .run("E1", "test", 1, Draft.TREE)
                .run("E2", "test", 0, Draft.TREE)
                .verdict("build", Outcome.PASS, "E:E2")
                .at(Moves.end(cycle)));

        Subject subject = driven.toStopOf(PhaseName.TESTING).stop().subject();

        assertThat(subject.evidence()).extracting(Subject.Proof::exitCode).containsExactly(0);
    }

    @Test
    void aWaiverChangesTheDigestAndVoidsTheApprovalsGivenBefore() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.quorum(PhaseName.PRODUCT_SPECIFICATION, 2))
                .toWorkIn(PhaseName.PRODUCT_SPECIFICATION);
        driven.does(cycle ->
                Moves.draft(cycle).finding(Severity.MAJOR, "Two readings").at(Moves.end(cycle)));
        driven.toStopOf(PhaseName.PRODUCT_SPECIFICATION).after(cycle -> Moves.approve(cycle, People.PRODUCT_OWNER));
        String before = driven.stop().digest();

        driven.does(new Command.WaiveFinding(People.TECH_LEAD, "F1", "Both are fine"));

        assertThat(driven.stop().digest()).isNotEqualTo(before);
        assertThat(driven.stop().approvedBy()).isEmpty();
        assertThat(driven.refusalOf(cycle -> Moves.onDigest(Moves.approve(cycle, People.OTHER_OWNER), before))
                        .kind())
                .isEqualTo(Kind.STALE);
    }

    @Test
    void theSubjectHoldsWhoWaivedWhyAndTheVerdicts() {
        DrivenCycle driven = DrivenCycle.begun().toWorkIn(PhaseName.FINAL_VERIFICATION);
        driven.does(
                cycle -> Moves.draft(cycle).verdict("design", Outcome.UNCERTAIN).at(Moves.end(cycle)));
        driven.toStopOf(PhaseName.FINAL_VERIFICATION)
                .after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F1", "Seen by hand"));

        Subject subject = driven.stop().subject();

        assertThat(subject.verdicts())
                .containsExactly(
                        new Verdict("build", Outcome.PASS, List.of("E:E1"), "seen"),
                        new Verdict("design", Outcome.UNCERTAIN, List.of(), "seen"));
        assertThat(subject.findings())
                .containsExactly(new Subject.KnownFinding(
                        "F1",
                        Severity.BLOCKER,
                        "verdict design: uncertain",
                        "waived",
                        new Finding.Life(
                                null,
                                null,
                                new Finding.Waiver(
                                        "tess", "Seen by hand", driven.state().sequence() - 1))));
    }

    @Test
    void aWaiverForAnotherReasonIsAnotherSubject() {
        assertThat(waived("Seen by hand").stop().digest())
                .isNotEqualTo(waived("The customer knows").stop().digest());
    }

    private static DrivenCycle waived(String reason) {
        return DrivenCycle.begun()
                .toWorkIn(PhaseName.FINAL_VERIFICATION)
                .after(cycle ->
                        Moves.draft(cycle).verdict("design", Outcome.UNCERTAIN).at(Moves.end(cycle)))
                .toStopOf(PhaseName.FINAL_VERIFICATION)
                .after(_ -> new Command.WaiveFinding(People.TECH_LEAD, "F1", reason));
    }

    @Test
    void reworkVoidsTheApprovalsGivenBefore() {
        DrivenCycle driven = DrivenCycle.begun(Workflows.quorum(PhaseName.PRODUCT_SPECIFICATION, 2))
                .toStopOf(PhaseName.PRODUCT_SPECIFICATION)
                .after(cycle -> Moves.approve(cycle, People.PRODUCT_OWNER));
        String before = driven.stop().digest();

        driven.after(cycle -> Moves.requestChanges(cycle, People.OTHER_OWNER))
                .toStopOf(PhaseName.PRODUCT_SPECIFICATION);

        assertThat(driven.stop().digest()).isNotEqualTo(before);
        assertThat(driven.stop().approvedBy()).isEmpty();
    }

    @Test
    void deploymentApprovalIsForTheMergeCommitItself() {
        DrivenCycle driven = DrivenCycle.begun().toStopOf(PhaseName.FINAL_VERIFICATION);

        assertThat(driven.stop().subject().commit())
                .isEqualTo("merge-of-" + driven.state().tip());
        driven.does(Moves::next);
        assertThat(driven.state().stage())
                .isEqualTo(new Stage.Merging(
                        "default-1", "merge-of-" + driven.state().tip()));
    }
}
