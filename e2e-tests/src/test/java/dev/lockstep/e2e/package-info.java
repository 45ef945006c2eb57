/** Drives the packaged services and the {@code lockstep} command from outside, as people and dashboards do. It hides processes and waiting. */
@NullMarked
package dev.lockstep.e2e;

import org.jspecify.annotations.NullMarked;
