package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Work;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The criteria that a person saw fail at user verification, each with what they said of it. */
record RejectedCriteria(SortedMap<String, String> comments) {
    /** Those that a decision at the stop of that phase rejects. */
    static RejectedCriteria of(PhaseName phase, Map<String, CriterionVerdict> verdicts) {
        SortedMap<String, String> comments = new TreeMap<>();
        if (phase == PhaseName.USER_VERIFICATION) {
            verdicts.forEach((criterion, verdict) -> {
                if (!verdict.pass()) {
                    comments.put(
                            criterion,
                            Optional.ofNullable(verdict.comment()).orElse("").strip());
                }
            });
        }
        return new RejectedCriteria(comments);
    }

    /**
     * Raises a finding for each, so that it becomes work as other findings do. Not a blocker: the gate asks for a pass
     * on every criterion as it is, and a pass should not need a waiver besides.
     */
    void raise(Unfolding unfolding, String by) {
        comments.forEach((criterion, comment) -> Findings.raise(
                unfolding,
                PhaseName.USER_VERIFICATION,
                Findings.NO_SESSION,
                new FindingClaim(
                        Severity.MAJOR,
                        criterion + " was rejected" + (comment.isEmpty() ? "" : ": " + PlannedTasks.headline(comment)),
                        by + " at user verification" + (comment.isEmpty() ? "" : ": " + comment),
                        null,
                        null,
                        criterion)));
    }

    /** Whether a comment says nothing but what is said of the criteria, as the command line puts them together. */
    boolean areAllOf(String comment) {
        String rest = comment;
        for (Map.Entry<String, String> rejected : comments.entrySet()) {
            rest = rest.replace(rejected.getKey() + ": " + rejected.getValue(), "");
        }
        return !comments.isEmpty() && rest.chars().noneMatch(Character::isLetterOrDigit);
    }

    /** Closes what was rejected before: people have passed every criterion of the work that is there now. */
    static void settle(Unfolding unfolding) {
        Cycle cycle = unfolding.cycle();
        Session builder = cycle.currentIn(PhaseName.IMPLEMENTATION).getLast();
        String commit = builder.work().map(Work::commit).orElse(null);
        cycle.openFindings().stream()
                .filter(Findings::isRejectedCriterion)
                .forEach(finding -> unfolding.emit(new CycleEvent.FindingFixed(finding.id(), builder.id(), commit)));
    }
}
