/** What a session may do in its workspace: look, change, run. Hides paths, limits and output trimming. */
@NullMarked
package dev.lockstep.agent.tools;

import org.jspecify.annotations.NullMarked;
