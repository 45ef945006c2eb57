package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.events.CycleEvent.DeploymentReported;

/** A report of a deployment, and the number of the event that holds it. */
public record Deployment(DeploymentReported report, long sequence) {}
