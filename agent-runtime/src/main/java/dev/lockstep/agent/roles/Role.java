package dev.lockstep.agent.roles;

import dev.lockstep.contracts.workflow.PhaseName;

/** Who the model acts as in one phase. Each agent service hosts some as CDI beans; a phase has one role. */
public interface Role {
    PhaseName phase();

    /** The form that a submission of this role fills in. */
    Class<? extends SubmissionForm> submission();

    /** What the template leaves to the role, in a few sentences. */
    String instructions();
}
