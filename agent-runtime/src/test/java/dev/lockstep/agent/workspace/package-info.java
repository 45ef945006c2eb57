@NullMarked
package dev.lockstep.agent.workspace;

import org.jspecify.annotations.NullMarked;
