package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Outcome;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.messaging.ParkedMessages;
import dev.lockstep.tracker.messaging.ParkedResource.ParkedView;
import dev.lockstep.tracker.messaging.Redelivery;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.relay.Relay;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerRequest;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What is stuck and why, for those who look after the tracker. */
@Path("/operate")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class OperatePage {
    private final Frames frames;
    private final Caller caller;
    private final ParkedMessages parked;
    private final Redelivery redelivery;
    private final Operations operations;
    private final Relay relay;
    private final TrackerConfig config;
    private final String version;

    OperatePage(
            Frames frames,
            Caller caller,
            ParkedMessages parked,
            Redelivery redelivery,
            Operations operations,
            Relay relay,
            TrackerConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.frames = frames;
        this.caller = caller;
        this.parked = parked;
        this.redelivery = redelivery;
        this.operations = operations;
        this.relay = relay;
        this.config = config;
        this.version = version;
    }

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OperateTracker(
            Frame frame,
            List<ParkedView> parked,
            List<SilentLeg> silent,
            Operations.Published log,
            Relay.Standing standing,
            List<Setting> settings,
            String version)
            implements TemplateInstance {}

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record OperateNot(Frame frame, String sentence) implements TemplateInstance {}

    @GET
    public TemplateInstance show() {
        Frame frame = frames.at(Place.OPERATE);
        String mayNot = Refusals.of(mayOperate("see how the tracker stands"));
        if (mayNot != null) {
            return new OperateNot(frame, mayNot);
        }
        return new OperateTracker(
                frame,
                parked.open(),
                operations.silent(),
                operations.published(),
                relay.standing(),
                Setting.of(config),
                version);
    }

    /** Applies the message again; it stays parked when it still can't be. */
    @POST
    @Path("parked/{id}/redelivery")
    public Response redeliver(@PathParam("id") long id, @Context HttpServerRequest request) {
        require("redeliver a parked message");
        redelivery.redeliver(id, caller.person().name());
        return NextPage.goTo("/operate", request);
    }

    /** Settles the message without applying it. */
    @POST
    @Path("parked/{id}/discard")
    public Response discard(@PathParam("id") long id, @Context HttpServerRequest request) {
        require("discard a parked message");
        parked.settle(id, "discarded by " + caller.person().name());
        return NextPage.goTo("/operate", request);
    }

    private Optional<Outcome> mayOperate(String what) {
        return Roles.check(caller.person(), Roles.OPERATORS, what);
    }

    private void require(String what) {
        RejectedException.require(mayOperate(what));
    }
}
