package dev.lockstep.agent.roles;

import dev.langchain4j.model.output.structured.Description;
import dev.lockstep.contracts.legs.Submission;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The submission of a post-mortem. It may weigh its dimensions by pointers or by verdicts, and both if it likes. */
public record Retrospective(
        @Description("What the cycle taught, in at most 60 words")
        String summary,

        @Description("Your confidence from 0 to 1 that the account is true and complete")
        double confidence,

        @Description("The dimensions of the template with the pointers that settle them") @Nullable
        List<Submission.Settled> dimensions,

        @Description("Every checklist item with one pointer to where it is done")
        List<Submission.ChecklistAnswer> checklist,

        @Description("Verdicts on the dimensions of the template") @Nullable
        List<Submission.Verdict> verdicts)
        implements SubmissionForm {
    @Override
    public Submission submission() {
        return new Submission(
                summary, confidence, orEmpty(dimensions), checklist, orEmpty(verdicts), List.of(), null, null);
    }

    private static <T> List<T> orEmpty(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
