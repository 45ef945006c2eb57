/**
 * The state machine of a cycle, in pure Java: {@code decide} turns a state and a command into events or a rejection,
 * and a state is what its events add up to. Hides nothing from its callers but how: no clock, no ids, no I/O.
 */
@NullMarked
package dev.lockstep.tracker.domain;

import org.jspecify.annotations.NullMarked;
