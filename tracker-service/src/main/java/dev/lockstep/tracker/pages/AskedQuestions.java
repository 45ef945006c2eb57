package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.tracker.api.CycleView.SessionView;
import dev.lockstep.tracker.api.CycleViews;
import dev.lockstep.tracker.cycles.Briefs;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.function.Predicate;

/** The questions of a cycle as its page shows them. */
@ApplicationScoped
class AskedQuestions {
    private final CycleViews views;
    private final Briefs briefs;
    private final AskedConfidence confidence;

    AskedQuestions(CycleViews views, Briefs briefs, AskedConfidence confidence) {
        this.views = views;
        this.briefs = briefs;
        this.confidence = confidence;
    }

    /** Those that wait for an answer now. */
    static List<QuestionCard> open(Cycle cycle) {
        return cards(cycle, asked -> isAnswerable(cycle, asked));
    }

    /** The sessions that have asked, the latest first. */
    List<AskingSession> sessions(Cycle cycle) {
        List<Step> steps = confidence.of(cycle.id()).stream()
                .map(asked -> new Step(asked.session(), AskingSession.Step.of(asked)))
                .toList();
        return views.of(cycle).sessions().reversed().stream()
                .filter(view -> steps.stream().anyMatch(step -> step.session().equals(view.id())))
                .map(view -> session(cycle, view, steps))
                .toList();
    }

    private record Step(String session, AskingSession.Step told) {}

    private AskingSession session(Cycle cycle, SessionView view, List<Step> steps) {
        Session session = cycle.session(view.id()).orElseThrow();
        Predicate<AskedQuestion> own = asked -> asked.session().equals(view.id());
        List<Dimension> dimensions =
                briefs.template(cycle.charter(), session.phase()).spec().dimensions();
        return new AskingSession(
                view,
                Badge.ofSession(view.state(), view.stale()),
                steps.stream()
                        .filter(step -> step.session().equals(view.id()))
                        .map(Step::told)
                        .toList(),
                AskingSession.submitted(session.work()),
                ConfidencePart.of(session, dimensions, cycle.questions()),
                cards(cycle, own.and(asked -> !asked.isOpen())),
                cards(cycle, own.and(AskedQuestion::isOpen).and(asked -> !isAnswerable(cycle, asked))));
    }

    private static List<QuestionCard> cards(Cycle cycle, Predicate<AskedQuestion> wanted) {
        return cycle.questions().stream().filter(wanted).map(QuestionCard::of).toList();
    }

    private static boolean isAnswerable(Cycle cycle, AskedQuestion asked) {
        return asked.isOpen()
                && !cycle.isEnded()
                && cycle.session(asked.session())
                        .filter(session -> !session.stale() && session.state() instanceof LegState.Asking)
                        .isPresent();
    }
}
