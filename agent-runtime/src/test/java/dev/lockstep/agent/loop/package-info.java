@NullMarked
package dev.lockstep.agent.loop;

import org.jspecify.annotations.NullMarked;
