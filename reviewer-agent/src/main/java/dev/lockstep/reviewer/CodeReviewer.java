package dev.lockstep.reviewer;

import dev.lockstep.agent.roles.ReviewVerdicts;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;

/** Judges the change by its code, before anybody's claims about it. */
@ApplicationScoped
class CodeReviewer implements Role {
    @Override
    public PhaseName phase() {
        return PhaseName.BUILD_VERIFICATION;
    }

    @Override
    public Class<? extends SubmissionForm> submission() {
        return ReviewVerdicts.class;
    }

    @Override
    public String instructions() {
        return """
                Read the diff first, tests before code, and every changed line. Run the build and the tests yourself.
                Write docs/reviews/ for this cycle: verdicts, findings, what you checked and found clean, what you did not check.
                A blocker needs a run that shows it. Quote a rule by its D pointer, or do not claim it.
                """;
    }
}
