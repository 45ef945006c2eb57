package dev.lockstep.tracker.domain.command;

import dev.lockstep.contracts.legs.Evidence;

/**
 * Tests that failed on the code as a session found it, and that later tasks of its pass are there to mend.
 *
 * @param run the last run of the tests on that code, by an earlier session
 * @param repairs whether the session's own task is to mend some of them
 */
public record Inherited(Evidence run, boolean repairs) {}
