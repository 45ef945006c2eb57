package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.domain.Person;
import java.time.Instant;

/**
 * What surrounds every page: who looks at it, how much waits for them, and when it was made.
 *
 * @param place the entry of the top bar that the page belongs to
 * @param position of the last event that the page is sure to show; changes after it are worth another look
 */
public record Frame(Place place, Person person, int waiting, Instant now, long position) {
    /** The entries of the top bar. */
    public enum Place {
        INBOX,
        BOARD,
        AUDIT,
        OPERATE
    }

    public boolean isAt(String name) {
        return place.name().equalsIgnoreCase(name);
    }

    public String roles() {
        return String.join(", ", person.roles().stream().sorted().toList());
    }
}
