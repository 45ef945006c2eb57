package dev.lockstep.contracts.topics;

import java.time.Duration;

/** A topic: its name, its partitions in production and on a local stack, and how long messages are kept. */
public record Topic(String name, int partitions, int localPartitions, Duration retention) {}
