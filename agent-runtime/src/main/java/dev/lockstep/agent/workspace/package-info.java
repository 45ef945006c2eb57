/** The Git working tree of one attempt: checkout, snapshots, the final commit, diffs and code trees. Hides JGit and everything on disk. */
@NullMarked
package dev.lockstep.agent.workspace;

import org.jspecify.annotations.NullMarked;
