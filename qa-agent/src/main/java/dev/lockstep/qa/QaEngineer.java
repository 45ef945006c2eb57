package dev.lockstep.qa;

import dev.lockstep.agent.roles.ReviewVerdicts;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Tries to break the change, starting from the specification. */
@ApplicationScoped
class QaEngineer implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.TESTING;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return ReviewVerdicts.class;
    }

    @Override
    public String instructions() {
        return """
                Write down what you expect before you read the code. Try boundaries, states, races, recovery, combinations, load.
                Add tests that would notice a defect, run them, and see one fail when you break the code; then undo the break.
                A red test is a finding: keep it and report it. Amend docs/test-plan.md.
                """;
    }
}
