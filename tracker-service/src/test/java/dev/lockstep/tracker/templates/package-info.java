@NullMarked
package dev.lockstep.tracker.templates;

import org.jspecify.annotations.NullMarked;
