package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.legs.ClaimedLeg.Request;
import dev.lockstep.tracker.cycles.NewCycles;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;

/** A request for a change, from the board. */
@Path("/requests")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class RequestActions {
    private final NewCycles cycles;
    private final Caller caller;

    RequestActions(NewCycles cycles, Caller caller) {
        this.cycles = cycles;
        this.caller = caller;
    }

    @POST
    public Response begin(
            @FormParam("project") @DefaultValue("") @NotBlank(message = "must be one of the projects") String project,
            @FormParam("text")
                    @DefaultValue("")
                    @NotBlank(message = "must say what is to change")
                    @Size(max = RequestLimits.TEXT)
                    String text,
            @Context HttpServerRequest request) {
        Cycle begun = cycles.begin(project, caller.person(), new Request("", FormText.of(text), List.of()));
        return NextPage.goTo("/cycles/" + begun.id(), request);
    }
}
