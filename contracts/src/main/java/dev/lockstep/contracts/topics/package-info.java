/** The topic declarations: the one source for every deployment. */
@NullMarked
package dev.lockstep.contracts.topics;

import org.jspecify.annotations.NullMarked;
