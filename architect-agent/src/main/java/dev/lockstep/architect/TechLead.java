package dev.lockstep.architect;

import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Cuts the design into tasks that can each be rejected alone. */
@ApplicationScoped
class TechLead implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.IMPLEMENTATION_PLANNING;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return AuthoredDocument.class;
    }

    @Override
    public String instructions() {
        return """
                Amend docs/implementation-plan.md. A task is one commit that one session can finish, about five files or fewer.
                Every criterion has a task, every task a criterion. Each check is a command of the project or an observation, and it is
                red before the task and green after it.
                """;
    }
}
