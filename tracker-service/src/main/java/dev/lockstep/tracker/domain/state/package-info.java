/** Where a cycle, a session and a leg can stand, as sealed records whose methods return the next state. */
@NullMarked
package dev.lockstep.tracker.domain.state;

import org.jspecify.annotations.NullMarked;
