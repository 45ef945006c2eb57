package dev.lockstep.contracts.facts;

import java.util.UUID;

/** Rings at a service: a leg may wait for it. It grants nothing; the claim is what counts. */
public record LegDoorbell(UUID cycle, String leg, String service) {
    /** The CloudEvents type. */
    public static final String TYPE = "dev.lockstep.leg.waiting.v1";
}
