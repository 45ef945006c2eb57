/** Who calls: people and agents by their tokens. Hides how a token is checked. */
@NullMarked
package dev.lockstep.tracker.security;

import org.jspecify.annotations.NullMarked;
