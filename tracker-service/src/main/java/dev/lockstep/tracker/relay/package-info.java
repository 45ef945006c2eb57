/** What goes out over Kafka: the event log in order, and the doorbells of dispatched legs. */
@NullMarked
package dev.lockstep.tracker.relay;

import org.jspecify.annotations.NullMarked;
