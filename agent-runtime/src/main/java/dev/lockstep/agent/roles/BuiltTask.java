package dev.lockstep.agent.roles;

import dev.langchain4j.model.output.structured.Description;
import dev.lockstep.contracts.legs.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The submission of a session that built one task of the plan. */
public record BuiltTask(
        @Description("What the change does, in at most 60 words; its first sentence becomes the commit's")
        String summary,

        @Description("Your confidence from 0 to 1 that the task is done and nothing else broke")
        double confidence,

        @Description("Every dimension of the template with the pointers that settle it; no pointers if it is open")
        List<Submission.Settled> dimensions,

        @Description("Every checklist item with one pointer to where it is done")
        List<Submission.ChecklistAnswer> checklist,

        @Description("Where the work left the plan, and why; 'none' if nowhere")
        String deviations,

        @Description("Only if the tests can't pass on the final code: why, and what it would take. A person then"
                + " decides before the next task. Leave it out when they pass")
        @Nullable
        String whyNotGreen)
        implements SubmissionForm {
    @Override
    public Submission submission() {
        return new Submission(
                summary, confidence, dimensions, checklist, List.of(), List.of(), deviations, whyNotGreen);
    }
}
