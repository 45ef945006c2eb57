/** What a role brings to a session: its phase, the form of its submission and a few instructions. Hides how forms become JSON schemas. */
@NullMarked
package dev.lockstep.agent.roles;

import org.jspecify.annotations.NullMarked;
