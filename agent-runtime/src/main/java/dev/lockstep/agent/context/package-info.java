/** What a session is given when it opens, and the manifest of it. Hides the order, the wrapping and the wording. */
@NullMarked
package dev.lockstep.agent.context;

import org.jspecify.annotations.NullMarked;
