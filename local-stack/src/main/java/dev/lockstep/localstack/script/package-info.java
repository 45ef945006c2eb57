/** The scripted model: an OpenAI-compatible server that plays the lines of a folder. Hides their format and matching. */
@NullMarked
package dev.lockstep.localstack.script;

import org.jspecify.annotations.NullMarked;
