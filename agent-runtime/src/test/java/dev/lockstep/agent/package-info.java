/** Samples that the tests of the runtime share. */
@NullMarked
package dev.lockstep.agent;

import org.jspecify.annotations.NullMarked;
