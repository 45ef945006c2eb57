/** The leg API: claim, turns, heartbeats, and what a session is given and gives back. */
@NullMarked
package dev.lockstep.contracts.legs;

import org.jspecify.annotations.NullMarked;
