/** What people, agents and the tracker's own Git work ask of a cycle. */
@NullMarked
package dev.lockstep.tracker.domain.command;

import org.jspecify.annotations.NullMarked;
