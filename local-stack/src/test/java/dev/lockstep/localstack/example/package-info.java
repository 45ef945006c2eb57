/** Replays the scripts of the bundled examples without a model, so that they can't go stale against project, templates and people. */
@NullMarked
package dev.lockstep.localstack.example;

import org.jspecify.annotations.NullMarked;
