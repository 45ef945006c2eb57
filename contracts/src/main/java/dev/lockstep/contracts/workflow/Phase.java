package dev.lockstep.contracts.workflow;

import java.util.List;

/**
 * A step of the workflow.
 *
 * @param service the agent service that hosts the role; empty when the phase is a person's
 * @param template path of the session template in the project's repository, or built in; empty when the phase is a person's
 * @param writes the paths that the phase may change: a file, a folder ending in {@code /}, or {@code *} for code;
 *     {@code ${cycle}} stands for the cycle's id
 * @param returnsTo where a person is advised to send the work back to
 */
public record Phase(
        PhaseName name,
        String role,
        String service,
        String template,
        List<String> writes,
        Stop stop,
        PhaseName returnsTo) {
    /** Whether the phase is a person's work and has no sessions. */
    public boolean isHuman() {
        return service.isEmpty();
    }
}
