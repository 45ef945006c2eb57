package dev.lockstep.contracts.facts;

import java.util.UUID;

/**
 * The one fact that an attempt announces: its leg ended with that recorded turn. The tracker believes the turn, not the
 * fact.
 */
public record LegOutcome(UUID cycle, String session, String leg, int attempt, int turn, String turnDigest) {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.lockstep.leg.ended.v1";

    /** One leg has one outcome, so that an outcome told twice is one event. */
    public String id() {
        return cycle + "/" + leg;
    }
}
