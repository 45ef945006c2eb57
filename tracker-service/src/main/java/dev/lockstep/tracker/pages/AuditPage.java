package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.Json;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.pages.Frame.Place;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.quarkus.qute.CheckedTemplate;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who did what, when, on which digest; the same as a file; and whether the log is as it was written. */
@Path("/audit")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class AuditPage {
    private static final int ROWS = 100;
    private static final int LINES = 500;
    private static final String JSON_LINES = "application/jsonl";

    private final Frames frames;
    private final AuditLog audit;
    private final Chains chains;
    private final CycleLog log;

    AuditPage(Frames frames, AuditLog audit, Chains chains, CycleLog log) {
        this.frames = frames;
        this.audit = audit;
        this.chains = chains;
        this.log = log;
    }

    /**
     * The page.
     *
     * @param title of the one cycle; null for all
     * @param older where the older ones begin; null when these are the last
     */
    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AuditTrail(
            Frame frame,
            AuditFilter filter,
            @Nullable String title,
            List<AuditRow> rows,
            @Nullable Long older) implements TemplateInstance {}

    @CheckedTemplate(basePath = "pages", defaultName = CheckedTemplate.HYPHENATED_ELEMENT_NAME)
    record AuditChain(Frame frame, UUID cycle, String title, ChainCheck.Result result) implements TemplateInstance {}

    @GET
    public TemplateInstance show(@Context UriInfo uri, @QueryParam("before") @Nullable Long before) {
        AuditFilter filter = AuditFilter.of(uri.getQueryParameters());
        List<AuditedEvent> found = audit.before(filter, before == null ? Long.MAX_VALUE : before, ROWS + 1);
        List<AuditRow> rows = found.stream().limit(ROWS).map(AuditRow::of).toList();
        Long older =
                found.size() > ROWS ? AuditLog.place(filter, found.get(ROWS - 1).event()) : null;
        UUID cycle = filter.cycle();
        String title = cycle == null ? null : log.get(cycle).charter().title();
        return new AuditTrail(frames.at(Place.AUDIT), filter, title, rows, older);
    }

    /** Each line an event as it is published, oldest first. */
    @GET
    @Path("export")
    @Produces(JSON_LINES)
    public Response export(@Context UriInfo uri) {
        AuditFilter filter = AuditFilter.of(uri.getQueryParameters());
        Optional.ofNullable(filter.cycle()).ifPresent(log::get);
        StreamingOutput lines = out -> write(filter, out);
        return Response.ok(lines, JSON_LINES)
                .header("Content-Disposition", "attachment; filename=\"" + name(filter) + "\"")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    @GET
    @Path("chain")
    public TemplateInstance chain(
            @QueryParam("cycle") @NotNull(message = "must name the cycle whose chain is to be checked") UUID cycle) {
        return new AuditChain(
                frames.at(Place.AUDIT), cycle, log.get(cycle).charter().title(), chains.check(cycle));
    }

    private void write(AuditFilter filter, OutputStream out) throws IOException {
        List<AuditedEvent> page;
        long last = 0;
        do {
            page = audit.after(filter, last, LINES);
            for (AuditedEvent one : page) {
                out.write(Json.bytes(one.event()));
                out.write('\n');
                last = AuditLog.place(filter, one.event());
            }
        } while (page.size() == LINES);
    }

    private static String name(AuditFilter filter) {
        return "lockstep-" + (filter.cycle() == null ? "log" : filter.cycle()) + ".jsonl";
    }
}
