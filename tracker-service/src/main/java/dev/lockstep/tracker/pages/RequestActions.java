package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.tracker.api.CycleView;
import dev.lockstep.tracker.api.ProjectResource;
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

/** A request for a change, from the board. */
@Path("/requests")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class RequestActions {
    private final ProjectResource projects;

    RequestActions(ProjectResource projects) {
        this.projects = projects;
    }

    /** Begins a cycle as a program's request does; its title is the first line. Forms end lines in a way of their own. */
    @POST
    public Response begin(
            @FormParam("project") @DefaultValue("") @NotBlank(message = "must be one of the projects") String project,
            @FormParam("text")
                    @DefaultValue("")
                    @NotBlank(message = "must say what is to change")
                    @Size(max = RequestLimits.TEXT)
                    String text,
            @Context HttpServerRequest request) {
        Response begun = projects.begin(project, new ProjectResource.NewCycle(null, text.replace("\r\n", "\n"), null));
        return Answer.goTo("/cycles/" + ((CycleView) begun.getEntity()).id(), request);
    }
}
