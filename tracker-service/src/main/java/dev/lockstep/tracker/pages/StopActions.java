package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.review.Remarks;
import dev.lockstep.tracker.review.Viewed;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;

/** What people do on a stop's page: comment on lines, mark files as viewed, and decide. */
@Path("/cycles/{cycle}/stops/{stop}")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class StopActions {
    private static final String VERDICT = "verdict.";

    private final CycleLog log;
    private final CycleHandler handler;
    private final Repositories repositories;
    private final Remarks remarks;
    private final Viewed viewed;
    private final Caller caller;

    StopActions(
            CycleLog log,
            CycleHandler handler,
            Repositories repositories,
            Remarks remarks,
            Viewed viewed,
            Caller caller) {
        this.log = log;
        this.handler = handler;
        this.repositories = repositories;
        this.remarks = remarks;
        this.viewed = viewed;
        this.caller = caller;
    }

    @POST
    @Path("remarks")
    public Response remark(
            @PathParam("cycle") UUID id,
            @PathParam("stop") String stop,
            @FormParam("digest") @DefaultValue("") String digest,
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("line") @DefaultValue("0") int line,
            @FormParam("quote") @DefaultValue("") String quote,
            @FormParam("text") @DefaultValue("") String text,
            @FormParam("anchor") @DefaultValue("") String anchor,
            @Context HttpServerRequest request) {
        remarks.add(place(log.get(id), stop), new Remarks.Remark(0, digest, path, line, quote, FormText.of(text)));
        return back(id, stop, anchor, request);
    }

    @POST
    @Path("remarks/{remark}/removal")
    public Response remove(
            @PathParam("cycle") UUID id,
            @PathParam("stop") String stop,
            @PathParam("remark") long remark,
            @FormParam("anchor") @DefaultValue("") String anchor,
            @Context HttpServerRequest request) {
        remarks.remove(place(log.get(id), stop), remark);
        return back(id, stop, anchor, request);
    }

    @POST
    @Path("viewed")
    public Response view(
            @PathParam("cycle") UUID id,
            @PathParam("stop") String stop,
            @FormParam("path") @DefaultValue("") String path,
            @FormParam("sha256") @DefaultValue("") String sha256,
            @FormParam("anchor") @DefaultValue("") String anchor,
            @Context HttpServerRequest request) {
        viewed.toggle(log.get(id).id(), caller.person().name(), path, sha256);
        return back(id, stop, anchor, request);
    }

    /** Decides. What was noted on lines goes into the comment; if the decision is refused, it stays as it was. */
    @POST
    @Path("decisions")
    public Response decide(
            @PathParam("cycle") UUID id,
            @PathParam("stop") String stop,
            MultivaluedMap<String, String> form,
            @Context HttpServerRequest request) {
        Cycle cycle = log.get(id);
        Optional<String> tip = repositories
                .of(cycle.charter().project())
                .remoteTip(cycle.charter().branch());
        QuarkusTransaction.requiringNew().run(() -> {
            Optional<String> comment = remarks.take(place(cycle, stop), FormText.of(form, "comment"));
            handler.handle(id, command(stop, form, comment, tip));
        });
        return NextPage.goTo("/cycles/" + id, request);
    }

    private Command.Decide command(
            String stop, MultivaluedMap<String, String> form, Optional<String> comment, Optional<String> tip) {
        comment.filter(text -> text.length() > RequestLimits.COMMENT).ifPresent(text -> {
            throw invalid("The comment and the comments on lines have " + text.length()
                    + " characters together; a decision holds " + RequestLimits.COMMENT);
        });
        Decision decision = decision(FormText.of(form, "decision"));
        return new Command.Decide(
                caller.person(),
                stop,
                FormText.of(form, "digest"),
                decision,
                comment,
                decision == Decision.RETURN ? Optional.of(phase(FormText.of(form, "returnTo"))) : Optional.empty(),
                verdicts(form),
                tip);
    }

    private Remarks.Place place(Cycle cycle, String stop) {
        return new Remarks.Place(cycle.id(), stop, caller.person().name());
    }

    private static Response back(UUID id, String stop, String anchor, HttpServerRequest request) {
        String place = anchor.matches("[a-z0-9-]{1,40}") ? "#" + anchor : "";
        return NextPage.again("/cycles/" + id + "/stops/" + stop, place, request);
    }

    private static Decision decision(String label) {
        return Stream.of(Decision.values())
                .filter(decision -> decision.label().equals(label))
                .findFirst()
                .orElseThrow(() -> invalid("Choose one: approve, request changes, or return to an earlier phase"));
    }

    private static PhaseName phase(String label) {
        try {
            return PhaseName.of(label);
        } catch (IllegalArgumentException e) {
            throw invalid(String.valueOf(e.getMessage()));
        }
    }

    /** A criterion that nobody judged has no verdict, which the rules then ask for. */
    private static Map<String, CriterionVerdict> verdicts(MultivaluedMap<String, String> form) {
        Map<String, CriterionVerdict> verdicts = new TreeMap<>();
        for (String name : form.keySet()) {
            if (name.startsWith(VERDICT)) {
                String criterion = name.substring(VERDICT.length());
                String comment = FormText.of(form, "comment." + criterion);
                verdicts.put(
                        criterion,
                        new CriterionVerdict("pass".equals(form.getFirst(name)), comment.isBlank() ? null : comment));
            }
        }
        return verdicts;
    }

    private static RejectedException invalid(String detail) {
        return new RejectedException(Rejection.of(Rejection.Kind.INVALID, detail));
    }
}
