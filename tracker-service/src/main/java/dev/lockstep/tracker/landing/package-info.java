/** The tracker's own work in project repositories, begun by a cycle's stage and done again after a crash. */
@NullMarked
package dev.lockstep.tracker.landing;

import org.jspecify.annotations.NullMarked;
