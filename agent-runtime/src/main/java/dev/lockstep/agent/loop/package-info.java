/**
 * The conversation of a session with its model: a pure {@code next} decides each step from the transcript, a shell does
 * it and records it. Hides how transcripts become messages, and every bound on a conversation that leads nowhere.
 */
@NullMarked
package dev.lockstep.agent.loop;

import org.jspecify.annotations.NullMarked;
