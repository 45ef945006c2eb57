/** Probes that tell the truth: whether the tracker can reach what it needs, and whether it keeps up. */
@NullMarked
package dev.lockstep.tracker.health;

import org.jspecify.annotations.NullMarked;
