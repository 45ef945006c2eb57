/** The role that builds: the engineer. */
@NullMarked
package dev.lockstep.engineer;

import org.jspecify.annotations.NullMarked;
