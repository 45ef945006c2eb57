/**
 * What a session must not do silently, found in a change without asking a model: tests that are gone, disabled, narrowed
 * or weakened, files outside the task, dependencies and secrets. Hides how source text is read; nothing is parsed in full,
 * so a finding is a reason to look, never proof.
 */
@NullMarked
package dev.lockstep.tracker.guards;

import org.jspecify.annotations.NullMarked;
