package dev.lockstep.tracker.api;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.GitProblems;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cycles: what they stand at, and all that people do to them. */
@Path("/api/cycles")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class CycleResource {
    private static final int MAX_CRITERIA = 1_000;
    private static final int MAX_ID = 100;

    private final CycleLists lists;
    private final CycleLog log;
    private final CycleHandler handler;
    private final CycleViews views;
    private final Transcripts transcripts;
    private final Repositories repositories;
    private final GitProblems problems;
    private final Spending spending;
    private final Caller caller;

    CycleResource(
            CycleLists lists,
            CycleLog log,
            CycleHandler handler,
            CycleViews views,
            Transcripts transcripts,
            Repositories repositories,
            GitProblems problems,
            Spending spending,
            Caller caller) {
        this.lists = lists;
        this.log = log;
        this.handler = handler;
        this.views = views;
        this.transcripts = transcripts;
        this.repositories = repositories;
        this.problems = problems;
        this.spending = spending;
        this.caller = caller;
    }

    /** Answers to questions, several at once. */
    public record Answers(@NotEmpty List<@Valid @NotNull NewAnswer> answers) {}

    /** An answer in words, or the acceptance of what would be assumed. */
    public record NewAnswer(
            @NotBlank String question,
            @Nullable @Size(max = RequestLimits.COMMENT) String answer,
            boolean acceptAssumption) {}

    /** A decision at a gate or checkpoint, on the digest of what was seen. */
    public record NewDecision(
            @NotNull Decision decision,

            @NotBlank(message = "must name the digest of what you decide on")
            String subjectDigest,

            @Nullable @Size(max = RequestLimits.COMMENT) String comment,
            @Nullable PhaseName returnTo,

            @Nullable @Size(max = MAX_CRITERIA) Map<@Size(max = MAX_ID) String, @Valid @NotNull NewVerdict> criteria) {}

    /** What the person saw of one acceptance criterion. */
    public record NewVerdict(
            boolean pass,
            @Nullable @Size(max = RequestLimits.COMMENT) String comment) {}

    /** Why; it stays on record. */
    public record Reason(
            @NotBlank(message = "must say why; it stays on record") @Size(max = RequestLimits.COMMENT)
            String reason) {}

    /** More to spend for the session, and for its cycle. */
    public record NewRetry(
            @PositiveOrZero long extraTokens, @Nullable CycleBudget cycle) {}

    /** A session with its whole transcript: a record for people, not context for a model. */
    public record SessionRecord(CycleView.SessionView session, List<Turn> transcript) {}

    @GET
    public CycleLists.Page list(
            @QueryParam("project") @Nullable String project,
            @QueryParam("state") @Nullable String state,
            @QueryParam("cursor") @Nullable UUID cursor) {
        return lists.page(Optional.ofNullable(project), Optional.ofNullable(state), Optional.ofNullable(cursor));
    }

    /** The cycle; 304 when the caller has this state already. */
    @GET
    @Path("/{cycle}")
    public Response show(@PathParam("cycle") UUID id, @HeaderParam("If-None-Match") @Nullable String known) {
        Cycle cycle = log.get(id);
        String etag = etag(cycle);
        Response.ResponseBuilder response = etag.equals(known) ? Response.notModified() : Response.ok(views.of(cycle));
        return response.header("ETag", etag).build();
    }

    @GET
    @Path("/{cycle}/events")
    public List<CloudEvent> events(
            @PathParam("cycle") UUID id, @QueryParam("after") @DefaultValue("0") @PositiveOrZero long after) {
        return lists.events(log.get(id).id(), after);
    }

    @GET
    @Path("/{cycle}/sessions/{session}")
    public SessionRecord session(@PathParam("cycle") UUID id, @PathParam("session") String name) {
        CycleView.SessionView session = views.of(log.get(id)).sessions().stream()
                .filter(known -> known.id().equals(name))
                .findFirst()
                .orElseThrow(() -> RejectedException.unknown("Cycle " + id + " has no session " + name));
        return new SessionRecord(session, transcripts.read(id, name));
    }

    /** What waits at the stop; 404 when nothing does. */
    @GET
    @Path("/{cycle}/gates/{stop}")
    public CycleView.StopView gate(@PathParam("cycle") UUID id, @PathParam("stop") String stop) {
        Cycle cycle = log.get(id);
        if (cycle.stage() instanceof Stage.AtStop at && at.stop().equals(stop)) {
            return CycleViews.stop(cycle, at);
        }
        throw RejectedException.unknown("Nothing waits at " + stop + "; the cycle is in "
                + cycle.currentPhase().label());
    }

    @POST
    @Path("/{cycle}/gates/{stop}/decisions")
    public CycleView decide(
            @PathParam("cycle") UUID id, @PathParam("stop") String stop, @NotNull @Valid NewDecision decision) {
        Cycle cycle = log.get(id);
        Optional<String> tip = repositories
                .of(cycle.charter().project())
                .remoteTip(cycle.charter().branch());
        return carryOut(
                id,
                new Command.Decide(
                        caller.person(),
                        stop,
                        decision.subjectDigest(),
                        decision.decision(),
                        Optional.ofNullable(decision.comment()),
                        Optional.ofNullable(decision.returnTo()),
                        verdicts(decision),
                        tip));
    }

    @POST
    @Path("/{cycle}/answers")
    public CycleView answer(@PathParam("cycle") UUID id, @NotNull @Valid Answers answers) {
        List<Command.GivenAnswer> given =
                answers.answers().stream().map(CycleResource::given).toList();
        return carryOut(id, new Command.AnswerQuestions(caller.person(), given));
    }

    @POST
    @Path("/{cycle}/findings/{finding}/waiver")
    public CycleView waive(
            @PathParam("cycle") UUID id, @PathParam("finding") String finding, @NotNull @Valid Reason reason) {
        return carryOut(id, new Command.WaiveFinding(caller.person(), finding, reason.reason()));
    }

    @POST
    @Path("/{cycle}/sessions/{session}/confidence-waiver")
    public CycleView waiveConfidence(
            @PathParam("cycle") UUID id, @PathParam("session") String session, @NotNull @Valid Reason reason) {
        return carryOut(id, new Command.WaiveConfidence(caller.person(), session, reason.reason()));
    }

    @POST
    @Path("/{cycle}/sessions/{session}/retry")
    public CycleView retry(
            @PathParam("cycle") UUID id, @PathParam("session") String session, @Nullable @Valid NewRetry retry) {
        long extra = retry == null ? 0 : retry.extraTokens();
        CycleBudget more = retry == null || retry.cycle() == null ? CycleBudget.NOTHING : retry.cycle();
        return carryOut(id, new Command.Retry(caller.person(), session, extra, more, spending.of(id)));
    }

    @POST
    @Path("/{cycle}/cancellation")
    public CycleView cancel(@PathParam("cycle") UUID id, @NotNull @Valid Reason reason) {
        return carryOut(id, new Command.Cancel(caller.person(), reason.reason()));
    }

    /** A problem with the repository shows in the view without an event. */
    private String etag(Cycle cycle) {
        String problem = problems.of(cycle.id())
                .map(reason -> '-' + Sha256.of(reason).substring(0, 8))
                .orElse("");
        return '"' + Long.toString(cycle.sequence()) + problem + '"';
    }

    private CycleView carryOut(UUID id, Command command) {
        return views.of(handler.handle(id, command).cycle());
    }

    private static Map<String, CriterionVerdict> verdicts(NewDecision decision) {
        Map<String, CriterionVerdict> verdicts = new TreeMap<>();
        Optional.ofNullable(decision.criteria())
                .orElse(Map.of())
                .forEach((criterion, seen) ->
                        verdicts.put(criterion, new CriterionVerdict(seen.pass(), seen.comment())));
        return verdicts;
    }

    private static Command.GivenAnswer given(NewAnswer answer) {
        boolean words = answer.answer() != null;
        if (words == answer.acceptAssumption()) {
            throw new RejectedException(Rejection.of(
                    Kind.INVALID,
                    "Answer " + answer.question() + " in words or accept its assumption, one of the two"));
        }
        return new Command.GivenAnswer(answer.question(), Optional.ofNullable(answer.answer()));
    }
}
