package dev.lockstep.tracker.domain.state;

import dev.lockstep.contracts.legs.Question;
import java.util.Optional;

/** A question of a session, and what a person said once one has. */
public record AskedQuestion(String session, String leg, Question question, Optional<Answer> answer) {
    /** What was said, and by whom. */
    public record Answer(String text, boolean assumptionAccepted, String by) {}

    public String id() {
        return String.valueOf(question.id());
    }

    public boolean isOpen() {
        return answer.isEmpty();
    }

    public AskedQuestion answered(Answer said) {
        return new AskedQuestion(session, leg, question, Optional.of(said));
    }
}
