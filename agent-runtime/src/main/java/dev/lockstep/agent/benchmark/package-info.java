/** The figures that a tool call and a command are held to, without servers. Part of {@code ./lockstep bench}. */
@NullMarked
package dev.lockstep.agent.benchmark;

import org.jspecify.annotations.NullMarked;
