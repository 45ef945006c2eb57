/** The tracker from outside: REST and Kafka in, the log, its rows and the project's repository out. */
@NullMarked
package dev.lockstep.tracker.system;

import org.jspecify.annotations.NullMarked;
