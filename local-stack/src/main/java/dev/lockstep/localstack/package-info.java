/**
 * The whole of Lockstep on one machine, on loopback alone: PostgreSQL, Kafka, the tracker and the agents as child processes. It hides ports,
 * tokens, process supervision and the clearing up after a crash.
 */
@NullMarked
package dev.lockstep.localstack;

import org.jspecify.annotations.NullMarked;
