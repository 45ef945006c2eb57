package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An event in one row: who did what, when, on which digest.
 *
 * @param position in the whole log; null until it is published
 * @param what the event's type in words, with what it is about
 * @param who the person, or the agent's worker; null for what the tracker did by itself
 * @param digest the digest or commit that it is about; null where there is none
 * @param comment a person's words or a reason, in part where it is long; null where there is none
 */
public record AuditRow(
        UUID cycle,
        String title,
        long sequence,
        @Nullable Long position,
        Instant time,
        String what,
        @Nullable String who,
        @Nullable String digest,
        @Nullable Excerpt comment) {
    private static final int LONGEST = 500;
    private static final String PREFIX = "dev.lockstep.";
    private static final String VERSION = ".v1";

    static AuditRow of(AuditedEvent audited) {
        CloudEvent envelope = audited.event();
        CycleEvent event = EventTypes.read(envelope.type(), envelope.data());
        Deed deed = Deed.of(event);
        Long sequence = envelope.sequence();
        return new AuditRow(
                envelope.subject(),
                audited.title(),
                sequence == null ? 0 : sequence,
                envelope.position(),
                envelope.time(),
                words(envelope.type()) + (deed.about().isEmpty() ? "" : ": " + deed.about()),
                deed.who(),
                deed.digest(),
                deed.comment() == null ? null : Excerpt.of(deed.comment(), LONGEST));
    }

    /** A type in words: {@code dev.lockstep.stop-opened.v1} is "Stop opened". */
    static String words(String type) {
        String name = type.startsWith(PREFIX) && type.endsWith(VERSION)
                ? type.substring(PREFIX.length(), type.length() - VERSION.length())
                : type;
        return Words.title(name);
    }
}
