/** The command line: what can be asked and decided, and how it is printed. Everything goes through the tracker's REST API. */
@NullMarked
package dev.lockstep.cli;

import org.jspecify.annotations.NullMarked;
