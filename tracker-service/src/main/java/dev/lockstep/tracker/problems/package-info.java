/** Refusals as RFC 9457 problem details: what was wrong, where, and what to do. */
@NullMarked
package dev.lockstep.tracker.problems;

import org.jspecify.annotations.NullMarked;
