@NullMarked
package dev.lockstep.agent.context;

import org.jspecify.annotations.NullMarked;
