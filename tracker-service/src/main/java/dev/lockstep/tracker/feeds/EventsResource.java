package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.security.TokenAuthentication;
import dev.lockstep.tracker.store.CycleRows;
import dev.lockstep.tracker.store.ProjectRows;
import io.quarkiverse.resteasy.problem.HttpProblem;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import io.vertx.core.http.HttpServerResponse;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The log as server-sent events: the id is the position, the data the CloudEvent as on Kafka. */
@Path("/api/events")
@RolesAllowed(TokenAuthentication.PERSON)
public class EventsResource {
    private static final String LAST = "Last-Event-ID";

    private final LogReaders readers;
    private final LogPages pages;
    private final ProjectRows projects;
    private final CycleRows cycles;

    EventsResource(LogReaders readers, LogPages pages, ProjectRows projects, CycleRows cycles) {
        this.readers = readers;
        this.pages = pages;
        this.projects = projects;
        this.cycles = cycles;
    }

    /** Events after the last one seen, or from now on; it never ends by itself. */
    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Blocking
    @RunOnVirtualThread
    public Multi<OutboundSseEvent> follow(
            @QueryParam("project") @Nullable String project,
            @QueryParam("cycle") @Nullable UUID cycle,
            @QueryParam("type") List<String> types,
            @QueryParam("after") @Nullable String after,
            @HeaderParam(LAST) @Nullable String last,
            @Context Sse sse,
            HttpServerResponse response) {
        EventFilter filter = filter(project, cycle, types);
        long from = begin(last == null ? "after" : LAST, last == null ? after : last);
        return readers.serve(from, filter, response).map(step -> message(sse, step));
    }

    private EventFilter filter(@Nullable String project, @Nullable UUID cycle, List<String> types) {
        if (project != null || cycle != null) {
            QuarkusTransaction.requiringNew().run(() -> requireKnown(project, cycle));
        }
        try {
            return new EventFilter(Optional.ofNullable(project), Optional.ofNullable(cycle), EventFilter.types(types));
        } catch (EventFilter.UnknownTypeException e) {
            throw bad(String.valueOf(e.getMessage()));
        }
    }

    private void requireKnown(@Nullable String project, @Nullable UUID cycle) {
        if (project != null && projects.findById(project) == null) {
            throw RejectedException.unknown("There is no project '" + project + "'; see GET /api/projects");
        }
        if (cycle != null && cycles.findById(cycle) == null) {
            throw RejectedException.unknown("There is no cycle " + cycle + "; see GET /api/cycles");
        }
    }

    private long begin(String name, @Nullable String value) {
        long end = pages.end();
        if (value == null) {
            return end;
        }
        long position = position(name, value.strip());
        if (position > end) {
            throw bad(name + " is " + position + ", but the log ends at " + end
                    + "; it may be of another tracker. Leave it out to begin with what comes now");
        }
        return position;
    }

    private static long position(String name, String value) {
        try {
            long position = Long.parseLong(value);
            if (position >= 0) {
                return position;
            }
        } catch (NumberFormatException e) {
            // Told below, as for a negative number.
        }
        throw bad(name + " must be the id of an event of this stream: a number from 0");
    }

    private static HttpProblem bad(String detail) {
        return HttpProblem.builder()
                .withStatus(Response.Status.BAD_REQUEST)
                .withTitle("Bad Request")
                .withDetail(detail)
                .build();
    }

    private static OutboundSseEvent message(Sse sse, Step step) {
        OutboundSseEvent.Builder message = sse.newEventBuilder().id(Long.toString(step.position()));
        return switch (step) {
            case Step.Event(LoggedEvent event) ->
                message.name(event.type())
                        .mediaType(MediaType.TEXT_PLAIN_TYPE)
                        .data(event.json())
                        .build();
            case Step.Beat _ -> message.comment("here").build();
        };
    }
}
