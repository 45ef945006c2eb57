package dev.lockstep.tracker.api;

import dev.lockstep.contracts.events.DeploymentStatus;
import dev.lockstep.tracker.cycles.CycleHandler;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What the organization's own deployment tells of a merged cycle. */
@Path("/api/cycles/{cycle}/deployments")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class DeploymentResource {
    private static final int MAX_COMMIT = 100;
    private static final int MAX_URL = 1_024;

    private final CycleHandler handler;
    private final CycleViews views;
    private final Caller caller;

    DeploymentResource(CycleHandler handler, CycleViews views, Caller caller) {
        this.handler = handler;
        this.views = views;
        this.caller = caller;
    }

    /** A report of a deployment; {@code at} is when it was, by the reporter's clock. */
    public record NewDeployment(
            @NotNull
            @Pattern(
                    regexp = "[A-Za-z0-9][A-Za-z0-9 ._/-]{0,99}",
                    message =
                            "must be letters, digits, spaces and . _ / -, at most 100, and begin with a letter or digit")
            String environment,

            @NotNull DeploymentStatus status,

            @Nullable
            @Size(max = MAX_URL)
            @Pattern(regexp = "https?://[!-~]+", message = "must be a URL that begins with https:// or http://")
            String url,

            @NotBlank @Size(max = MAX_COMMIT) String commit,
            @Nullable Instant at) {}

    @POST
    public CycleView report(@PathParam("cycle") UUID id, @NotNull @Valid NewDeployment report) {
        Command command = new Command.ReportDeployment(
                caller.person(),
                report.environment(),
                report.status(),
                report.commit(),
                Optional.ofNullable(report.url()),
                Optional.ofNullable(report.at()));
        return views.of(handler.handle(id, command).cycle());
    }
}
