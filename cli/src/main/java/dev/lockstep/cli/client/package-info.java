/** Talks to a tracker as one person. It hides where the address and the token come from, and HTTP. */
@NullMarked
package dev.lockstep.cli.client;

import org.jspecify.annotations.NullMarked;
