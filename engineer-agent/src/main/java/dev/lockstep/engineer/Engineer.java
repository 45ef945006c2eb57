package dev.lockstep.engineer;

import dev.lockstep.agent.roles.BuiltTask;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Builds one task of the plan, and nothing beside it. */
@ApplicationScoped
class Engineer implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.IMPLEMENTATION;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return BuiltTask.class;
    }

    @Override
    public String instructions() {
        return """
                Build the one task that you are given. Write the test first, run it and see it fail; then make it pass; then run the
                whole suite. Change only what the task needs. Old tests change only if a criterion demands it. No stubs.
                If the task is wrong, ask or fail: do not build something else. Leave the documents true.
                """;
    }
}
