package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.CycleEvent.QuestionsAsked;
import dev.lockstep.tracker.api.CycleView.SessionView;
import dev.lockstep.tracker.domain.state.Work;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A session that has asked: how sure it said it was, and what became of its questions.
 *
 * @param steps what it said each time it asked, oldest first
 * @param submitted how sure it was in the end; null before it submits
 * @param dropped questions that nobody answered and nobody waits for any more
 */
public record AskingSession(
        SessionView session,
        Badge badge,
        List<Step> steps,
        CycleEvent.@Nullable Confidence submitted,
        List<ConfidencePart> parts,
        List<QuestionCard> answered,
        List<QuestionCard> dropped) {

    /** What a session said of itself when a leg of it ended with questions. */
    public record Step(String leg, int questions, double confidence) {
        static Step of(QuestionsAsked asked) {
            return new Step(asked.leg(), asked.questions().size(), asked.confidence());
        }
    }

    static CycleEvent.@Nullable Confidence submitted(Optional<Work> work) {
        return work.map(Work::confidence).orElse(null);
    }
}
