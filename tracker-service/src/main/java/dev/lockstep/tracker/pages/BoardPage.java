package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.api.CycleLists;
import dev.lockstep.tracker.cycles.CycleState;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** All cycles: by phase while they are on their way, as a list by state. The filters are in the address. */
@Path("/board")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class BoardPage {
    private static final List<String> STATES =
            Stream.of(CycleState.values()).map(CycleState::name).toList();

    private final Frames frames;
    private final Board board;
    private final CycleLists lists;

    BoardPage(Frames frames, Board board, CycleLists lists) {
        this.frames = frames;
        this.board = board;
        this.lists = lists;
    }

    /** What the address asks for; empty for all. */
    record Filter(String project, String state, List<String> projects, List<String> states) {
        public String path() {
            return "/board?project=" + URLEncoder.encode(project, StandardCharsets.UTF_8) + "&state="
                    + URLEncoder.encode(state, StandardCharsets.UTF_8);
        }
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BoardByPhase(Frame frame, Filter filter, List<Board.Column> columns, long all) implements TemplateInstance {}

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record BoardList(Frame frame, Filter filter, CycleLists.Page page) implements TemplateInstance {}

    @GET
    public TemplateInstance show(
            @QueryParam("project") @DefaultValue("") String project,
            @QueryParam("state") @DefaultValue("") String state,
            @QueryParam("cursor") @Nullable UUID cursor) {
        Filter filter = new Filter(project, state, board.projects(), STATES);
        Frame frame = frames.at(Place.BOARD);
        if (state.isEmpty()) {
            List<Board.Column> columns = board.columns(project);
            long all = columns.stream().mapToLong(Board.Column::count).sum();
            return new BoardByPhase(frame, filter, columns, all);
        }
        Optional<String> one = Optional.of(project).filter(name -> !name.isEmpty());
        return new BoardList(frame, filter, lists.page(one, Optional.of(state), Optional.ofNullable(cursor)));
    }
}
