/** One cycle at a time: load, decide, append, project, in one transaction. */
@NullMarked
package dev.lockstep.tracker.cycles;

import org.jspecify.annotations.NullMarked;
