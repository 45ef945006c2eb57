/** Running a project's commands: sandboxes behind one interface, with limits and evidence. */
@NullMarked
package dev.lockstep.agent.commands;

import org.jspecify.annotations.NullMarked;
