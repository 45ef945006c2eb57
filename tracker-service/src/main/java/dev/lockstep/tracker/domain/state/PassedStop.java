package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;

/** A stop that people let the cycle through: who, on which digest, and the event that says so. */
public record PassedStop(
        PhaseName phase, String stop, boolean hard, String digest, List<String> approvedBy, long sequence) {}
