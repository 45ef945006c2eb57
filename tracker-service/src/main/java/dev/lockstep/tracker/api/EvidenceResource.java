package dev.lockstep.tracker.api;

import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.RunLogs;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What stands behind evidence: the log of each machine run, whose digest the evidence names. */
@Path("/api/cycles/{cycle}/evidence")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class EvidenceResource {
    private static final String TEXT = "text/plain;charset=utf-8";

    private final CycleLog log;
    private final RunLogs logs;

    EvidenceResource(CycleLog log, RunLogs logs) {
        this.log = log;
        this.logs = logs;
    }

    /** The log as it was kept. A command wrote it, so no browser may take it for a page. */
    @GET
    @Path("/{session}/{id}/log")
    @Produces(TEXT)
    public Response log(
            @PathParam("cycle") UUID cycle, @PathParam("session") String session, @PathParam("id") String id) {
        if (log.get(cycle).session(session).isEmpty()) {
            throw RejectedException.unknown(
                    "Cycle " + cycle + " has no session " + session + "; GET /api/cycles/" + cycle + " has them");
        }
        return Response.ok(logs.read(cycle, session, id), TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }
}
