/** The agents' API: claims, turns, heartbeats. The only endpoints that accept an agent's credential. */
@NullMarked
package dev.lockstep.tracker.legs;

import org.jspecify.annotations.NullMarked;
