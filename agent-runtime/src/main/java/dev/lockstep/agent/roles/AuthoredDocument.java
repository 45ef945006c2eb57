package dev.lockstep.agent.roles;

import dev.langchain4j.model.output.structured.Description;
import dev.lockstep.contracts.legs.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The submission of a phase that writes a document before anything is built. */
public record AuthoredDocument(
        @Description("What was written and what it decides, in at most 60 words")
        String summary,

        @Description("Your confidence from 0 to 1 that no person would have to correct this")
        double confidence,

        @Description("Every dimension of the template with the pointers that settle it; no pointers if it is open")
        List<Submission.Settled> dimensions,

        @Description("Every checklist item with one pointer to where it is done")
        List<Submission.ChecklistAnswer> checklist,

        @Description("Where you left the instructions, and why") @Nullable
        String deviations)
        implements SubmissionForm {
    @Override
    public Submission submission() {
        return new Submission(summary, confidence, dimensions, checklist, List.of(), List.of(), deviations, null);
    }
}
