/** The rules that the system enforces, each a small named policy that allows or says why not and what to do. */
@NullMarked
package dev.lockstep.tracker.domain.policy;

import org.jspecify.annotations.NullMarked;
