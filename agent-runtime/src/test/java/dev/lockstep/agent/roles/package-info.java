@NullMarked
package dev.lockstep.agent.roles;

import org.jspecify.annotations.NullMarked;
