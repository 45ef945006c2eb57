package dev.lockstep.contracts.legs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agent must know before it may go on.
 *
 * @param id {@code Q1}, {@code Q2}, … within the cycle; the tracker numbers them
 * @param why what the answer changes
 * @param assumption what would be taken for granted if a person accepts the default
 */
public record Question(
        @Nullable String id,
        String text,
        String why,
        List<Option> options,
        @Nullable String recommendation,
        String assumption,
        @Nullable String dimension) {

    /** One way to answer, and what it would bring about. */
    public record Option(String answer, String effect) {}
}
