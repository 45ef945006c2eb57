package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.domain.Outcome;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A rule's refusal as the sentence that stands in a button's place. */
final class Refusals {
    private Refusals() {}

    /** The sentence, or null when the rule allows it. */
    static @Nullable String of(Optional<Outcome> refused) {
        return refused.filter(Outcome.Rejected.class::isInstance)
                .map(outcome -> ((Outcome.Rejected) outcome).rejection().detail())
                .orElse(null);
    }
}
