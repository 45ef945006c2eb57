/** The workflow as data: ordered phases, their stops, and the project's commands. */
@NullMarked
package dev.lockstep.contracts.workflow;

import org.jspecify.annotations.NullMarked;
