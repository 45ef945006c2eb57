package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.tracker.domain.command.Inherited;
import java.util.List;
import java.util.Optional;

/**
 * Whether a run counts as passed while tasks that mend the rest are still to come: it fails in nothing but what failed when
 * the task began, and a task that mends what testing found made some of that pass.
 */
public final class InheritedRule {
    private InheritedRule() {}

    /** Whether the run fails in no more than its task may leave to later ones. */
    public static boolean isExcused(Evidence run, Inherited inherited, Optional<Baseline> baseline) {
        Baseline found = Baseline.of(inherited.run());
        return GreenRule.failsAsBefore(run, found)
                && (!inherited.repairs() || !repaired(run, found, baseline).isEmpty());
    }

    /** What is wrong with a run that is not excused, as far as reports name it; for the end of a sentence. */
    static Optional<String> objection(Evidence run, Inherited inherited, Optional<Baseline> baseline) {
        Baseline found = Baseline.of(inherited.run());
        if (!found.complete() || !run.namesAllFailures()) {
            return Optional.empty();
        }
        List<String> added = run.namedFailures().stream()
                .filter(name -> !found.failures().contains(name))
                .toList();
        if (!added.isEmpty()) {
            return Optional.of("these did not fail when the task began: " + String.join(", ", added));
        }
        return inherited.repairs() && repaired(run, found, baseline).isEmpty()
                ? Optional.of(
                        "of what failed when the task began nothing passes now: " + String.join(", ", found.failures()))
                : Optional.empty();
    }

    /** What failed when the task began and not before the cycle, and does not fail now. */
    private static List<String> repaired(Evidence run, Baseline found, Optional<Baseline> baseline) {
        List<String> old = baseline.map(Baseline::failures).orElse(List.of());
        return found.failures().stream()
                .filter(name -> !old.contains(name))
                .filter(name -> !run.namedFailures().contains(name))
                .toList();
    }
}
