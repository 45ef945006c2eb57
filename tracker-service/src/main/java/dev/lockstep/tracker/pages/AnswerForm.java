package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.legs.Question.Option;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command.GivenAnswer;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a person entered in the form of the open questions: a choice each, or words, or nothing. */
final class AnswerForm {
    static final String CHOICE = "choice.";
    static final String WORDS = "words.";

    private static final String OWN = "own";
    private static final String ASSUMPTION = "assumption";

    private final Cycle cycle;
    private final MultivaluedMap<String, String> form;

    AnswerForm(Cycle cycle, MultivaluedMap<String, String> form) {
        this.cycle = cycle;
        this.form = form;
    }

    /**
     * The answers to those questions that have one.
     *
     * @throws RejectedException when an entry says two things, names no option, or is too long
     */
    List<GivenAnswer> given() {
        return form.keySet().stream()
                .flatMap(AnswerForm::question)
                .distinct()
                .sorted()
                .flatMap(id -> answer(id).stream())
                .toList();
    }

    private static Stream<String> question(String field) {
        return Stream.of(CHOICE, WORDS).filter(field::startsWith).map(prefix -> field.substring(prefix.length()));
    }

    private Optional<GivenAnswer> answer(String id) {
        String choice = entered(CHOICE + id);
        String words = entered(WORDS + id);
        if (words.length() > RequestLimits.COMMENT) {
            throw invalid("The answer to " + id + " has " + words.length() + " characters; at most "
                    + RequestLimits.COMMENT + " are kept");
        }
        if (choice.isEmpty() && words.isEmpty()) {
            return Optional.empty();
        }
        if (choice.isEmpty() || choice.equals(OWN)) {
            return Optional.of(new GivenAnswer(id, Optional.of(words)));
        }
        if (!words.isEmpty()) {
            throw invalid("For " + id + " you chose an answer and wrote one of your own; clear one of the two");
        }
        return Optional.of(
                new GivenAnswer(id, choice.equals(ASSUMPTION) ? Optional.empty() : Optional.of(option(id, choice))));
    }

    private String option(String id, String choice) {
        List<Option> options = cycle.questions().stream()
                .filter(asked -> asked.id().equals(id))
                .findFirst()
                .orElseThrow(() -> RejectedException.unknown("Cycle " + cycle.id() + " has no question " + id))
                .question()
                .options();
        return options.stream()
                .filter(option -> choice.equals(Integer.toString(options.indexOf(option))))
                .findFirst()
                .map(Option::answer)
                .orElseThrow(() -> invalid(id + " has no option '" + choice + "'; choose one that the page shows"));
    }

    private String entered(String field) {
        return FormText.of(form, field).strip();
    }

    private static RejectedException invalid(String detail) {
        return new RejectedException(Rejection.of(Kind.INVALID, detail));
    }
}
