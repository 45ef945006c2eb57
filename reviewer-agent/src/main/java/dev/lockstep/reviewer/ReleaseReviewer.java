package dev.lockstep.reviewer;

import dev.lockstep.agent.roles.ReviewVerdicts;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Seeks a reason not to ship. */
@ApplicationScoped
class ReleaseReviewer implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.FINAL_VERIFICATION;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return ReviewVerdicts.class;
    }

    @Override
    public String instructions() {
        return """
                Take the side of those who will be hurt if this is wrong. Run the checks on the tree as it is now.
                For each dimension say what would settle it. A criterion whose check is human can't get a pass from you.
                Name what changed since people approved, and every waiver.
                """;
    }
}
