/**
 * A project's Git repository as the tracker sees it: reading commits, checking what a session left, moving branches.
 *
 * <p>Hides JGit, the local mirrors and the transports. Ids of commits are 40 lower-case hex digits; branches go by their
 * short name ({@code main}) or their full one ({@code refs/heads/main}).
 */
@NullMarked
package dev.lockstep.tracker.git;

import org.jspecify.annotations.NullMarked;
