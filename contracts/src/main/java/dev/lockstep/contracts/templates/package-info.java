/** What a session template declares about itself, so that the machine can check what a session claims. */
@NullMarked
package dev.lockstep.contracts.templates;

import org.jspecify.annotations.NullMarked;
