/** The role that tries to break what was built: the QA engineer. */
@NullMarked
package dev.lockstep.qa;

import org.jspecify.annotations.NullMarked;
