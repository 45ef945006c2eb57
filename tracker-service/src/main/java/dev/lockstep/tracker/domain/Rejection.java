package dev.lockstep.tracker.domain;

import java.util.List;

/**
 * Why a command was not carried out, and what a person can do. Nothing has changed.
 *
 * @param problems what to repair, one sentence each; empty when {@code detail} says it all
 */
public record Rejection(Kind kind, String detail, List<String> problems) {
    /** What sort of refusal it is, which decides the answer on the wire. */
    public enum Kind {
        /** The thing named does not exist. */
        UNKNOWN,
        /** This person may not do it. */
        FORBIDDEN,
        /** It can't be done in the present state. */
        CONFLICT,
        /** What was named has changed since it was seen. */
        STALE,
        /** The attempt is no longer the leg's. */
        FENCED,
        /** A bound on spending is reached. */
        SPENT,
        /** The content is not acceptable. */
        INVALID
    }

    public static Rejection of(Kind kind, String detail) {
        return new Rejection(kind, detail, List.of());
    }

    /** A rejection of content, with everything that is wrong with it. */
    public static Rejection invalid(String detail, List<String> problems) {
        return new Rejection(Kind.INVALID, detail, problems);
    }
}
