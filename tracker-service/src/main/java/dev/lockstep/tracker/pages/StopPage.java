package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.tracker.api.CycleView;
import dev.lockstep.tracker.api.CycleViews;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.review.Reviews;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.Principals;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/** What waits at a gate or checkpoint, in one view, with the decision beside it. */
@Path("/cycles/{cycle}/stops/{stop}")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class StopPage {
    private final Frames frames;
    private final Caller caller;
    private final CycleLog log;
    private final CycleViews views;
    private final Reviews reviews;
    private final Principals principals;

    StopPage(Frames frames, Caller caller, CycleLog log, CycleViews views, Reviews reviews, Principals principals) {
        this.frames = frames;
        this.caller = caller;
        this.log = log;
        this.views = views;
        this.reviews = reviews;
        this.principals = principals;
    }

    /**
     * The page while something waits.
     *
     * @param criteria what a person checks here one by one; none but in user verification
     */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StopReview(
            Frame frame,
            CycleView cycle,
            CycleView.StopView stop,
            Badge badge,
            Reviews.Review review,
            Choices choices,
            List<CycleView.SessionView> sessions,
            List<CycleView.QuestionView> questions,
            List<Criterion> criteria)
            implements TemplateInstance {}

    /** The page when nothing does: what was decided, if anything was. */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StopPassed(Frame frame, CycleView cycle, String name, List<CycleView.GateView> passed)
            implements TemplateInstance {}

    /** Whether the page still shows what waits. */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record StopState(UUID cycle, String stop, String digest, boolean changed, String now) implements TemplateInstance {}

    @GET
    public TemplateInstance show(@PathParam("cycle") UUID id, @PathParam("stop") String stop) {
        Frame frame = frames.at(Place.INBOX);
        Cycle cycle = log.get(id);
        CycleView view = views.of(cycle);
        if (!(cycle.stage() instanceof Stage.AtStop at) || !at.stop().equals(stop)) {
            return new StopPassed(
                    frame,
                    view,
                    stop,
                    view.gates().stream()
                            .filter(gate -> gate.name().equals(stop))
                            .toList());
        }
        Person person = caller.person();
        Choices choices = Choices.of(
                cycle, at, person, principals.withAny(cycle.stopOf(at.phase()).roles()));
        String phase = at.phase().label();
        List<CycleView.SessionView> sessions = view.sessions().stream()
                .filter(session -> session.phase().equals(phase) && !session.stale())
                .toList();
        List<String> names = sessions.stream().map(CycleView.SessionView::id).toList();
        return new StopReview(
                frame,
                view,
                Objects.requireNonNull(view.stop()),
                Badge.of(view.state(), choices.approves()),
                reviews.of(cycle, at, person.name()),
                choices,
                sessions,
                view.questions().stream()
                        .filter(question -> names.contains(question.session()))
                        .toList(),
                cycle.phase(at.phase()).isHuman() ? view.criteria() : List.of());
    }

    /** A slot of the page, so that it can say that what waits has changed while it was read. */
    @GET
    @Path("state")
    public TemplateInstance state(
            @PathParam("cycle") UUID id,
            @PathParam("stop") String stop,
            @QueryParam("digest") @DefaultValue("") String digest) {
        Cycle cycle = log.get(id);
        boolean waits = cycle.stage() instanceof Stage.AtStop at
                && at.stop().equals(stop)
                && at.digest().equals(digest);
        String now = cycle.stage() instanceof Stage.AtStop at && at.stop().equals(stop)
                ? "Something else waits here now: " + Words.digest(at.digest()) + "."
                : "Nothing waits here any more.";
        return new StopState(id, stop, digest, !waits, now);
    }
}
