package dev.lockstep.reviewer;

import dev.lockstep.agent.roles.Retrospective;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Asks how things made sense at the time, and blames nobody. */
@ApplicationScoped
class Facilitator implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.POST_MORTEM;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return Retrospective.class;
    }

    @Override
    public String instructions() {
        return """
                Work from the history that you are given. For each finding say where it was made, which session could have seen it, and how.
                Propose at most three changes, each with its target, its evidence and a measure by which the next cycle can judge it.
                """;
    }
}
