/** The control layer: it holds the state of every cycle and emits the next session only after people have decided. */
@NullMarked
package dev.lockstep.tracker;

import org.jspecify.annotations.NullMarked;
