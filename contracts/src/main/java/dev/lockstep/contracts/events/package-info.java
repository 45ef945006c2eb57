/** The public event log: what happened to a cycle, as CloudEvents. Events carry digests of documents and turns, never their bodies. */
@NullMarked
package dev.lockstep.contracts.events;

import org.jspecify.annotations.NullMarked;
