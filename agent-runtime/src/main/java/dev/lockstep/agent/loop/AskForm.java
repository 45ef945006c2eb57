package dev.lockstep.agent.loop;

import dev.langchain4j.model.output.structured.Description;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.TurnBody.Asked;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the model fills in to put questions to a person. */
record AskForm(
        @Description("All that you must know before you can go on, in one batch; each question stands alone")
        List<Proposed> questions,

        @Description("Your confidence from 0 to 1 as things stand")
        double confidence) {

    record Proposed(
            @Description("One sentence that a person can answer without having read anything else")
            String text,

            @Description("What the answer changes") String why,

            @Description("Two to four ways to answer, each with its effect")
            List<Question.Option> options,

            @Description("The option that you would take") @Nullable
            String recommendation,

            @Description("What you would take for granted if nobody answers")
            String assumption,

            @Description("The dimension of the template that the answer settles") @Nullable
            String dimension) {
        Question question() {
            return new Question(null, text, why, options, recommendation, assumption, dimension);
        }
    }

    Asked turn() {
        return new Asked(questions.stream().map(Proposed::question).toList(), confidence);
    }
}
