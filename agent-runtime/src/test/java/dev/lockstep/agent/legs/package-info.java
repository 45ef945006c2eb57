@NullMarked
package dev.lockstep.agent.legs;

import org.jspecify.annotations.NullMarked;
