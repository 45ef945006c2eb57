package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What people do to a cycle from its own page. */
@Path("/cycles/{cycle}")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class CycleActions {
    private static final long MILLION = 1_000_000;

    /** More than anyone grants at once, and millionths of it can be counted. */
    private static final long MOST = 1_000_000_000;

    private final CycleHandler handler;
    private final Spending spending;
    private final Caller caller;

    CycleActions(CycleHandler handler, Spending spending, Caller caller) {
        this.handler = handler;
        this.spending = spending;
        this.caller = caller;
    }

    @POST
    @Path("cancellation")
    public Response cancel(
            @PathParam("cycle") UUID id,
            @FormParam("reason")
                    @DefaultValue("")
                    @NotBlank(message = "must say why; it stays on record")
                    @Size(max = RequestLimits.COMMENT)
                    String reason,
            @Context HttpServerRequest request) {
        handler.handle(id, new Command.Cancel(caller.person(), FormText.of(reason)));
        return back(id, request);
    }

    /** Sends a session on, with more for its cycle to spend: tokens, whole units of money, minutes. */
    @POST
    @Path("sessions/{session}/retry")
    public Response retry(
            @PathParam("cycle") UUID id,
            @PathParam("session") String session,
            @FormParam("tokens") @DefaultValue("0") @PositiveOrZero @Max(MOST) long tokens,
            @FormParam("money") @DefaultValue("0") @PositiveOrZero @Max(MOST) long money,
            @FormParam("minutes") @DefaultValue("0") @PositiveOrZero @Max(MOST) long minutes,
            @Context HttpServerRequest request) {
        CycleBudget more = new CycleBudget(tokens, money * MILLION, minutes);
        handler.handle(id, new Command.Retry(caller.person(), session, 0, more, spending.of(id)));
        return back(id, request);
    }

    @POST
    @Path("findings/{finding}/waiver")
    public Response waive(
            @PathParam("cycle") UUID id,
            @PathParam("finding") String finding,
            @FormParam("reason")
                    @DefaultValue("")
                    @NotBlank(message = "must say why; it stays on record")
                    @Size(max = RequestLimits.COMMENT)
                    String reason,
            @Context HttpServerRequest request) {
        handler.handle(id, new Command.WaiveFinding(caller.person(), finding, FormText.of(reason)));
        return back(id, request);
    }

    private static Response back(UUID id, HttpServerRequest request) {
        return NextPage.goTo("/cycles/" + id, request);
    }
}
