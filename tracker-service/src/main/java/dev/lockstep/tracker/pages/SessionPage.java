package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.tracker.api.CycleView.SessionView;
import dev.lockstep.tracker.api.CycleViews;
import dev.lockstep.tracker.cycles.Briefs;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A session: what it is to do, where it stands, what it was given, what it showed, and its transcript. */
@Path("/cycles/{cycle}/sessions/{session}")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class SessionPage {
    private final Frames frames;
    private final CycleLog log;
    private final CycleViews views;
    private final Briefs briefs;
    private final SessionRecords records;

    SessionPage(Frames frames, CycleLog log, CycleViews views, Briefs briefs, SessionRecords records) {
        this.frames = frames;
        this.log = log;
        this.views = views;
        this.briefs = briefs;
        this.records = records;
    }

    /**
     * The page.
     *
     * @param ended whether it is a record only
     * @param follows whether turns may still come
     * @param confidence of its submission; null before it
     * @param parts the dimensions of its confidence
     * @param window null while no model has replied
     */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record SessionRecord(
            Frame frame,
            UUID cycle,
            String title,
            SessionView session,
            Badge badge,
            boolean ended,
            boolean follows,
            SessionTemplate template,
            CycleEvent.@Nullable Confidence confidence,
            List<ConfidencePart> parts,
            List<TurnBody.ManifestEntry> manifest,
            SessionRecords.@Nullable Window window,
            SessionRecords.Part transcript)
            implements TemplateInstance {}

    /** From its last turns on while it works, from the first once it has ended, or from where the address says. */
    @GET
    public TemplateInstance show(
            @PathParam("cycle") UUID id,
            @PathParam("session") String name,
            @QueryParam("from") @Nullable Integer from) {
        Cycle cycle = log.get(id);
        Session session = cycle.session(name)
                .orElseThrow(() -> RejectedException.unknown("Cycle " + id + " has no session " + name));
        boolean ended = cycle.isEnded() || session.stale() || session.isSubmitted();
        SessionView view = views.of(cycle).sessions().stream()
                .filter(one -> one.id().equals(name))
                .findFirst()
                .orElseThrow();
        SessionTemplate template = briefs.template(cycle.charter(), session.phase());
        return new SessionRecord(
                frames.at(Place.BOARD),
                id,
                cycle.charter().title(),
                view,
                Badge.ofSession(view.state(), view.stale()),
                ended,
                !ended && session.state() instanceof LegState.Open,
                template,
                AskingSession.submitted(session.work()),
                ConfidencePart.of(session, template.spec().dimensions(), cycle.questions()),
                records.manifest(id, name),
                records.window(id, name, session.phase()).orElse(null),
                records.part(id, name, first(id, name, ended, from)));
    }

    private int first(UUID id, String name, boolean ended, @Nullable Integer from) {
        if (from != null) {
            return from;
        }
        return ended ? 0 : records.lastPage(id, name);
    }
}
