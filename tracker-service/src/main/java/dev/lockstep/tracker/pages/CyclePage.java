package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.api.CycleLists;
import dev.lockstep.tracker.api.CycleView;
import dev.lockstep.tracker.api.CycleViews;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;

/** A cycle: what happens next and what it waits for, where its time went, and what it made. */
@Path("/cycles/{cycle}")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class CyclePage {
    private final Frames frames;
    private final Waits waits;
    private final Caller caller;
    private final CycleLog log;
    private final CycleViews views;
    private final CycleLists lists;

    CyclePage(Frames frames, Waits waits, Caller caller, CycleLog log, CycleViews views, CycleLists lists) {
        this.frames = frames;
        this.waits = waits;
        this.caller = caller;
        this.log = log;
        this.views = views;
        this.lists = lists;
    }

    /**
     * The page.
     *
     * @param mine what of this cycle waits for the person
     * @param resting the sessions that failed or paused, which a person sends on
     */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record CycleOverview(
            Frame frame,
            CycleView cycle,
            Badge badge,
            List<Wait> mine,
            List<CycleView.SessionView> resting,
            Timeline timeline,
            List<TimelineRow> rows)
            implements TemplateInstance {}

    @GET
    public TemplateInstance show(@PathParam("cycle") UUID id) {
        Waits.Split split = waits.of(caller.person());
        Frame frame = frames.of(Place.BOARD, split);
        Cycle cycle = log.get(id);
        CycleView view = views.of(cycle);
        List<Wait> mine =
                split.mine().stream().filter(wait -> wait.cycle().equals(id)).toList();
        List<CycleView.SessionView> resting = view.sessions().stream()
                .filter(session ->
                        !session.stale() && ("failed".equals(session.state()) || "paused".equals(session.state())))
                .toList();
        Timeline timeline = Timeline.of(id, lists.all(id), frame.now());
        return new CycleOverview(
                frame, view, Badge.of(view.state(), !mine.isEmpty()), mine, resting, timeline, rows(view, timeline));
    }

    private static List<TimelineRow> rows(CycleView view, Timeline timeline) {
        return view.sessions().stream()
                .map(session -> TimelineRow.of(session, timeline))
                .toList();
    }
}
