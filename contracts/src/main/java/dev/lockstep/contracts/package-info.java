/** What crosses a wire between the tracker, the agents and an organization's consumers. Plain records and their JSON; no framework. */
@NullMarked
package dev.lockstep.contracts;

import org.jspecify.annotations.NullMarked;
