package dev.lockstep.tracker.pages;

import java.time.Instant;
import java.util.UUID;

/**
 * One thing that a person does next: a stop to decide, a session's questions, a session that rests, work in the repository
 * that fails.
 *
 * @param kind the inbox's word for it
 * @param headline what to do, as a verb and its object
 * @param why what it is about, or why it can't be this person
 * @param button the verb
 * @param path the page where it is done
 */
public record Wait(
        UUID cycle,
        String project,
        String title,
        String kind,
        String headline,
        String why,
        String button,
        String path,
        Instant since) {
    /** The shape that stands for it. */
    public String icon() {
        return switch (kind) {
            case "question" -> "ask";
            case "failed", "git" -> "bad";
            case "paused" -> "pause";
            default -> "wait";
        };
    }

    public String colour() {
        return switch (kind) {
            case "failed", "git", "paused" -> "bad";
            default -> "wait";
        };
    }

    /** The same for all of its states, so that a page can tell what is new. */
    public String anchor() {
        return "w-" + cycle + "-" + kind;
    }
}
