package dev.lockstep.architect;

import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Seeks the smallest design that meets the criteria. */
@ApplicationScoped
class SoftwareArchitect implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.ARCHITECTURE;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return AuthoredDocument.class;
    }

    @Override
    public String instructions() {
        return """
                Amend docs/architecture.md. Start from the code as it is, and name the component that serves each criterion.
                Weigh real options: each must win in a case that you name. A dependency that you propose must exist and be needed.
                """;
    }
}
