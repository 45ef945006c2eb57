package dev.lockstep.tracker.messaging;

import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.security.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Parked messages, for operators: what was set aside and why, and another try. */
@Path("/api/parked")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@RunOnVirtualThread
public class ParkedResource {
    private final Redelivery redelivery;
    private final ParkedMessages parked;
    private final Caller caller;

    ParkedResource(Redelivery redelivery, ParkedMessages parked, Caller caller) {
        this.redelivery = redelivery;
        this.parked = parked;
        this.caller = caller;
    }

    /** A parked message without its bytes. */
    public record ParkedView(
            long id,
            String topic,
            int partition,
            long offset,
            @Nullable UUID cycle,
            @Nullable String session,
            String reason,
            String sha256,
            int length,
            Instant parkedAt) {}

    /** What is parked and not settled, oldest first. */
    public record ParkedViews(List<ParkedView> items) {}

    @GET
    public ParkedViews list() {
        return new ParkedViews(parked.open());
    }

    /** Applies the message again; refused with the reason when it still can't be. */
    @POST
    @Path("/{id}/redelivery")
    public void redeliver(@PathParam("id") long id) {
        redelivery.redeliver(id, caller.person().name());
    }

    /** Settles the message without applying it. */
    @POST
    @Path("/{id}/discard")
    public void discard(@PathParam("id") long id) {
        parked.settle(id, "discarded by " + caller.person().name());
    }
}
