/** The figures that Lockstep is held to, measured on a real local stack. Anyone can run it: {@code ./lockstep bench}. */
@NullMarked
package dev.lockstep.localstack.benchmark;

import org.jspecify.annotations.NullMarked;
