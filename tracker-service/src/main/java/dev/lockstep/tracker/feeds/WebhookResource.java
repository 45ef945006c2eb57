package dev.lockstep.tracker.feeds;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.store.DeliveryRow;
import dev.lockstep.tracker.store.WebhookRow;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Webhooks, for operators: where events are delivered to, what became of them, and another try. */
@Path("/api/webhooks")
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
@RunOnVirtualThread
public class WebhookResource {
    private static final int MAX_URL = 1_024;
    private static final int MAX_TYPES = 100;

    private final Webhooks webhooks;
    private final Deliveries deliveries;
    private final LogPages pages;
    private final Caller caller;

    WebhookResource(Webhooks webhooks, Deliveries deliveries, LogPages pages, Caller caller) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.pages = pages;
        this.caller = caller;
    }

    /** A webhook to add: {@code cloudevents} of everything unless it says otherwise. */
    public record NewWebhook(
            @NotBlank @Size(max = MAX_URL) String url,
            @Nullable String format,
            @Nullable @Size(max = MAX_URL) String project,
            @Nullable @Size(max = MAX_TYPES) List<@NotNull @Size(max = MAX_URL) String> types) {}

    /**
     * A webhook as operators see it; {@code state} is {@code active}, {@code retrying} or {@code disabled}. The
     * {@code secret} is there in the answer to the request that added it, and never again.
     */
    public record WebhookView(
            UUID id,
            String url,
            String format,
            @Nullable String project,
            Set<String> types,
            String createdBy,
            Instant createdAt,
            long position,
            String state,
            int attempts,
            @Nullable Instant failingSince,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant disabledAt,
            @Nullable String disabledReason,
            @Nullable String secret) {}

    /** All webhooks, oldest first. */
    public record WebhookViews(List<WebhookView> items) {}

    /** One attempt: with the response's status, or the reason why there is none. */
    public record DeliveryView(
            long id,
            long position,
            String event,
            String type,
            int attempt,
            Instant at,
            boolean delivered,
            @Nullable Integer status,
            @Nullable String error) {}

    /** Attempts, the latest first, and the cursor of the page after them if there is one. */
    public record DeliveryViews(
            List<DeliveryView> items, @Nullable Long next) {}

    @POST
    public Response add(@NotNull @Valid NewWebhook wanted) {
        WebhookRow row = webhooks.add(
                new Webhooks.Wanted(
                        wanted.url(),
                        format(wanted.format()),
                        wanted.project(),
                        Optional.ofNullable(wanted.types()).orElse(List.of())),
                caller.person().name());
        return Response.created(URI.create("/api/webhooks/" + row.id))
                .entity(view(row, row.secret))
                .build();
    }

    @GET
    public WebhookViews list() {
        return new WebhookViews(
                webhooks.all().stream().map(row -> view(row, null)).toList());
    }

    @GET
    @Path("/{webhook}")
    public WebhookView show(@PathParam("webhook") UUID id) {
        return view(webhooks.get(id), null);
    }

    @DELETE
    @Path("/{webhook}")
    public void remove(@PathParam("webhook") UUID id) {
        webhooks.remove(id);
    }

    /** Goes on where a disabled webhook stopped. */
    @POST
    @Path("/{webhook}/resumption")
    public WebhookView resume(@PathParam("webhook") UUID id) {
        return view(webhooks.resume(id), null);
    }

    @GET
    @Path("/{webhook}/deliveries")
    public DeliveryViews deliveries(@PathParam("webhook") UUID id, @QueryParam("cursor") @Nullable Long cursor) {
        List<DeliveryView> found = webhooks.deliveries(id, Optional.ofNullable(cursor)).stream()
                .map(WebhookResource::view)
                .toList();
        List<DeliveryView> page = found.stream().limit(Webhooks.page()).toList();
        return new DeliveryViews(
                page, found.size() > page.size() ? page.getLast().id() : null);
    }

    /** Sends an event once more, at once, whatever became of it before; the answer is what came of that. */
    @POST
    @Path("/{webhook}/deliveries/{delivery}/redelivery")
    public DeliveryView redeliver(@PathParam("webhook") UUID id, @PathParam("delivery") long delivery) {
        DeliveryRow earlier = webhooks.delivery(id, delivery);
        LoggedEvent event = pages.between(earlier.position - 1, earlier.position, EventFilter.ALL, 1)
                .getFirst();
        return deliveries
                .attempt(HeldWebhook.of(webhooks.get(id)), event, earlier.attempt + 1)
                .map(attempted -> view(webhooks.delivery(id, attempted.delivery())))
                .orElseThrow(() -> new IllegalStateException("Delivery " + delivery + " had a message, and has none"));
    }

    private static WebhookFormat format(@Nullable String label) {
        if (label == null) {
            return WebhookFormat.CLOUDEVENTS;
        }
        return WebhookFormat.of(label)
                .orElseThrow(() -> new RejectedException(Rejection.of(
                        Rejection.Kind.INVALID,
                        "There is no format '" + label + "'; use one of "
                                + Arrays.stream(WebhookFormat.values())
                                        .map(WebhookFormat::label)
                                        .toList())));
    }

    private static WebhookView view(WebhookRow row, @Nullable String secret) {
        boolean disabled = row.disabledAt != null;
        boolean retrying = !disabled && row.attempts > 0;
        return new WebhookView(
                row.id,
                row.url,
                row.format,
                row.project,
                HeldWebhook.types(row),
                row.createdBy,
                row.createdAt,
                row.position,
                disabled ? "disabled" : retrying ? "retrying" : "active",
                row.attempts,
                row.failingSince,
                retrying ? row.dueAt : null,
                row.disabledAt,
                row.disabledReason,
                secret);
    }

    private static DeliveryView view(DeliveryRow row) {
        return new DeliveryView(
                row.id, row.position, row.event, row.type, row.attempt, row.at, row.delivered, row.status, row.error);
    }
}
