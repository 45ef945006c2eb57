/** Starts the local stack as a child process and ends with it. */
@NullMarked
package dev.lockstep.cli.stack;

import org.jspecify.annotations.NullMarked;
