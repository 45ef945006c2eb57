package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.legs.Question;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A question as people see it, with its answer once there is one.
 *
 * @param advice what the session recommends, where that is none of its options
 * @param dimension the part of the confidence that the answer settles, where the session named one
 */
public record QuestionCard(
        String id,
        String session,
        String text,
        String why,
        List<Choice> choices,
        @Nullable String advice,
        String assumption,
        @Nullable String dimension,
        @Nullable String answer,
        boolean assumptionAccepted,
        @Nullable String answeredBy) {

    /** An option by its place among the question's, from 0. */
    public record Choice(int index, String answer, String effect, boolean recommended) {}

    static QuestionCard of(AskedQuestion asked) {
        Question question = asked.question();
        Optional<AskedQuestion.Answer> answer = asked.answer();
        List<Choice> choices = choices(question);
        boolean advised = choices.stream().anyMatch(Choice::recommended);
        return new QuestionCard(
                asked.id(),
                asked.session(),
                question.text(),
                question.why(),
                choices,
                advised ? null : question.recommendation(),
                question.assumption(),
                question.dimension(),
                answer.map(AskedQuestion.Answer::text).orElse(null),
                answer.map(AskedQuestion.Answer::assumptionAccepted).orElse(false),
                answer.map(AskedQuestion.Answer::by).orElse(null));
    }

    private static List<Choice> choices(Question question) {
        List<Question.Option> options = question.options();
        return IntStream.range(0, options.size())
                .mapToObj(index -> {
                    Question.Option option = options.get(index);
                    boolean recommended = option.answer().equals(question.recommendation());
                    return new Choice(index, option.answer(), option.effect(), recommended);
                })
                .toList();
    }
}
