package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.legs.Evidence;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A turn of a transcript as the session page shows it.
 *
 * @param kind human, model, tool or other, for its colour
 * @param title who speaks, or what happened
 * @param facts what belongs to it in few words; may be empty
 * @param text what was said; null where all of it is folded
 * @param folds what is long
 * @param runs the commands that the machine ran in it
 */
public record ShownTurn(
        int index,
        String leg,
        int attempt,
        Instant at,
        String kind,
        String title,
        String facts,
        @Nullable Excerpt text,
        List<Fold> folds,
        List<Evidence> runs) {

    /** Something long behind a line that says what it is. */
    public record Fold(String name, String line, boolean error, Excerpt text) {}

    /** The leg, and the attempt at it that recorded the turn; the tracker's own turns belong to none. */
    public String place() {
        return leg + (attempt == 0 ? "" : ", attempt " + attempt);
    }

    /** What a screen reader calls the table of its runs. */
    public String runsLabel() {
        return "Runs of turn " + index;
    }
}
