package dev.lockstep.tracker.feeds;

import java.util.UUID;

/** An event in its place of the log. {@code json} is the CloudEvent as it is on Kafka, in one line. */
record LoggedEvent(long position, String id, UUID cycle, String project, String type, String json) {}
