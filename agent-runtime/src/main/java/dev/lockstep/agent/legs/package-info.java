/**
 * An agent's side of the leg API: doorbell, claim, lease, heartbeats, recorded turns and the outcome fact. Hides HTTP and
 * Kafka, and every way in which an attempt may be cut short.
 */
@NullMarked
package dev.lockstep.agent.legs;

import org.jspecify.annotations.NullMarked;
