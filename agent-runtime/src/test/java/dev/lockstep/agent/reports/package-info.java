@NullMarked
package dev.lockstep.agent.reports;

import org.jspecify.annotations.NullMarked;
