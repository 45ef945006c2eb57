package dev.lockstep.agent.legs;

import dev.lockstep.agent.loop.LegStoppedException;

/** The tracker did not do as asked. An attempt that meets it ends without an outcome. */
final class TrackerException extends LegStoppedException {
    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What kind of no it was. */
    enum Kind {
        /** 409: another attempt holds the leg. */
        FENCED,
        /** Another 4xx: asking again gets the same answer. */
        REFUSED,
        /** No connection, no answer in time, or 5xx: asking again may help. */
        UNAVAILABLE
    }

    TrackerException(Kind kind, String message) {
        super(message);
        this.kind = kind;
    }

    TrackerException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
