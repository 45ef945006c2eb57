/** What comes in over Kafka: facts of agents, applied once or parked with a reason. */
@NullMarked
package dev.lockstep.tracker.messaging;

import org.jspecify.annotations.NullMarked;
