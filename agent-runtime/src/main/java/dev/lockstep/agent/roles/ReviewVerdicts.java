package dev.lockstep.agent.roles;

import dev.langchain4j.model.output.structured.Description;
import dev.lockstep.contracts.legs.Submission;
import java.util.List;

/** The submission of a session that verified what others built. */
public record ReviewVerdicts(
        @Description("What you looked at and what came of it, in at most 60 words")
        String summary,

        @Description("Your confidence from 0 to 1 that the verdicts are right")
        double confidence,

        @Description(
                "A verdict on every dimension of the template; pass needs a pointer of a kind that the dimension names, and a run of this session (E:E1) where it names that first")
        List<Submission.Verdict> verdicts,

        @Description("Defects and risks, each with evidence; an empty list is a good result")
        List<Submission.FindingClaim> findings,

        @Description("Every checklist item with one pointer to where it is done")
        List<Submission.ChecklistAnswer> checklist)
        implements SubmissionForm {
    @Override
    public Submission submission() {
        return new Submission(summary, confidence, List.of(), checklist, verdicts, findings, null, null);
    }
}
