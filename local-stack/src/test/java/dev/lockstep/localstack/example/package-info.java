/** Replays the bundled example's script without a model, so that it can't go stale against project, templates and people. */
@NullMarked
package dev.lockstep.localstack.example;

import org.jspecify.annotations.NullMarked;
