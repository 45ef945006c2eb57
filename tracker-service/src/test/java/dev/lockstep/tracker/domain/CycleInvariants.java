package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What must hold of a cycle's log and state after every step, read from the log alone wherever it can be. */
final class CycleInvariants {
    private static final Map<Licence.Kind, Set<Class<?>>> PERMISSIONS = Map.of(
            Licence.Kind.REQUEST, Set.of(CycleEvent.CycleRequested.class),
            Licence.Kind.DECISION,
                    Set.of(
                            CycleEvent.StopPassed.class,
                            CycleEvent.DecisionRecorded.class,
                            CycleEvent.WorkReturned.class),
            Licence.Kind.ANSWER, Set.of(CycleEvent.QuestionAnswered.class),
            Licence.Kind.FEEDBACK, Set.of(CycleEvent.DecisionRecorded.class),
            Licence.Kind.RETRY, Set.of(CycleEvent.RetryRequested.class),
            Licence.Kind.PLAN, Set.of(CycleEvent.StopPassed.class));

    private static final String BY_SETTING = "on_blockers, set by ";

    private final DrivenCycle driven;
    private final Map<String, String> ends = new HashMap<>();
    private final Set<String> approvers = new HashSet<>();
    private String openDigest = "";
    private String deployable = "";
    private PhaseName at = PhaseName.PRODUCT_SPECIFICATION;
    private int rounds;
    private boolean planApproved;
    private boolean unresolved;
    private boolean ended;

    private CycleInvariants(DrivenCycle driven) {
        this.driven = driven;
    }

    static void check(DrivenCycle driven) {
        assertThat(driven.log())
                .as("baselines")
                .filteredOn(CycleEvent.BaselineTaken.class::isInstance)
                .hasSizeLessThan(2);
        List<CycleEvent> log = driven.log();
        assertThat(Cycle.of(DrivenCycle.ID, log)).isEqualTo(driven.state());
        assertThat(driven.state().sequence()).isEqualTo(log.size());
        LandingInvariants.check(driven);
        CycleInvariants invariants = new CycleInvariants(driven);
        for (int index = 0; index < log.size(); index++) {
            invariants.read(log, index);
        }
    }

    private void read(List<CycleEvent> log, int index) {
        CycleEvent event = log.get(index);
        if (event instanceof CycleEvent.DeploymentReported e) {
            assertThat(driven.state().merged()).hasValue(e.commit());
            return;
        }
        assertThat(ended).as("%s after the end", event).isFalse();
        if (event instanceof CycleEvent.LegDispatched e) {
            licensed(log, index, e);
        } else if (event instanceof CycleEvent.SessionOpened e) {
            assertThat(planApproved || e.phase() != PhaseName.IMPLEMENTATION)
                    .as("plan approved before %s", e)
                    .isTrue();
            rounds = e.phase() == PhaseName.IMPLEMENTATION ? e.round() : rounds;
        } else if (event instanceof CycleEvent.QuestionsAsked e) {
            end(e.leg(), "asked");
        } else if (event instanceof CycleEvent.LegSubmitted e) {
            end(e.leg(), "submitted");
            unresolved = false;
        } else if (event instanceof CycleEvent.BranchUpdated e) {
            unresolved = e.conflicts() != null;
        } else if (event instanceof CycleEvent.LegPaused e) {
            end(e.leg(), "paused");
        } else if (event instanceof CycleEvent.LegFailed e) {
            failed(e.leg());
        } else {
            decided(event);
        }
    }

    private static void licensed(List<CycleEvent> log, int index, CycleEvent.LegDispatched dispatched) {
        Licence licence = dispatched.licence();
        assertThat(licence.sequence()).as("licence of %s", dispatched).isBetween(1L, (long) index);
        CycleEvent permission = log.get((int) licence.sequence() - 1);
        assertThat(PERMISSIONS.getOrDefault(licence.kind(), Set.of())).contains(permission.getClass());
        if (permission instanceof CycleEvent.WorkReturned returned) {
            assertThat(licence.by()).isEqualTo(returned.by()).startsWith(BY_SETTING);
        }
    }

    private void end(String leg, String how) {
        assertThat(ends.put(leg, how))
                .as("earlier end of %s, which %s", leg, how)
                .isNull();
    }

    /** A leg that submitted fails after all when its work can't be landed. */
    private void failed(String leg) {
        assertThat(ends.put(leg, "failed")).as("earlier end of %s", leg).isIn(null, "submitted");
    }

    private void decided(CycleEvent event) {
        if (event instanceof CycleEvent.StopOpened e) {
            assertThat(unresolved).as("conflict left at %s", e.stop()).isFalse();
            approvers.clear();
            openDigest = e.subjectDigest();
            at = e.phase();
            assertThat(e.subject().digest()).isEqualTo(openDigest);
        } else if (event instanceof CycleEvent.DecisionRecorded e) {
            assertThat(e.subjectDigest()).isEqualTo(openDigest);
            assertThat(e.decision() != Decision.APPROVE || approvers.add(e.by()))
                    .as("approved once by %s", e.by())
                    .isTrue();
        } else if (event instanceof CycleEvent.StopPassed e) {
            passed(e);
        } else if (event instanceof CycleEvent.WorkReturned e) {
            planApproved &= e.to().compareTo(PhaseName.IMPLEMENTATION_PLANNING) > 0;
            returned(e);
        } else if (event instanceof CycleEvent.MergePrepared e) {
            deployable = e.commit();
        } else if (event instanceof CycleEvent.StopStaled) {
            deployable = "";
        } else if (event instanceof CycleEvent.CycleMerged e) {
            assertThat(e.to()).isIn(deployable, driven.state().tip());
        }
        ended = event instanceof CycleEvent.CycleClosed || event instanceof CycleEvent.CycleCancelled;
    }

    /** What nobody decided was allowed in advance, at the stop that has just opened, and within the bound. */
    private void returned(CycleEvent.WorkReturned e) {
        if (!e.by().startsWith(BY_SETTING)) {
            return;
        }
        Stop stop = driven.state().stopOf(at);
        assertThat(e.by()).isEqualTo(BY_SETTING + stop.onBlockers());
        assertThat(stop.hard()).isFalse();
        assertThat(e.to()).isEqualTo(PhaseName.IMPLEMENTATION);
        assertThat(rounds)
                .isLessThanOrEqualTo(driven.state().charter().workflow().reworkBound());
    }

    private void passed(CycleEvent.StopPassed e) {
        Stop stop = driven.state().stopOf(e.phase());
        assertThat(e.subjectDigest()).isEqualTo(openDigest);
        if (stop.hard() || !stop.isAuto()) {
            assertThat(approvers)
                    .hasSizeGreaterThanOrEqualTo(stop.approvals())
                    .containsExactlyInAnyOrderElementsOf(e.approvedBy());
        }
        if (e.phase() == PhaseName.IMPLEMENTATION_PLANNING) {
            planApproved = true;
        }
    }
}
