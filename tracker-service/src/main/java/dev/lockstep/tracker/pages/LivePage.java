package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.feeds.Changes;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Tells open pages that a cycle changed; they fetch what they show of it anew. */
@Path("/live")
@RolesAllowed(TokenAuthentication.PERSON)
public class LivePage {
    /** A page that missed more is told of the last ones: it fetches whole states, not differences. */
    private static final int MOST_MISSED = 1_000;

    private final Changes changes;

    LivePage(Changes changes) {
        this.changes = changes;
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RunOnVirtualThread
    public Multi<OutboundSseEvent> follow(
            @QueryParam("after") @PositiveOrZero @Nullable Long after,
            @HeaderParam("Last-Event-ID") @PositiveOrZero @Nullable Long last,
            @Context Sse sse,
            HttpServerResponse response) {
        long end = changes.position();
        long seen = last != null ? last : after != null ? after : end;
        return changes.serve(Math.clamp(seen, Math.max(0, end - MOST_MISSED), end), response)
                .map(change -> message(sse, change));
    }

    private static OutboundSseEvent message(Sse sse, Changes.Change change) {
        return sse.newEventBuilder()
                .id(Long.toString(change.position()))
                .name("changed")
                .mediaType(MediaType.APPLICATION_JSON_TYPE)
                .data(Map.of("cycle", change.cycle()))
                .build();
    }
}
