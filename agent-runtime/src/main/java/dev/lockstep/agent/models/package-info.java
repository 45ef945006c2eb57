/** The models that sessions talk to: providers, retries and failures behind one call. */
@NullMarked
package dev.lockstep.agent.models;

import org.jspecify.annotations.NullMarked;
