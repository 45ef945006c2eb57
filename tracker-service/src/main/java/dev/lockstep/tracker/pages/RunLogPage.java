package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.cycles.RunLogs;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** The log of a machine run, as plain text in the browser: a command wrote it, so it is never taken for a page. */
@Path("/cycles/{cycle}/evidence/{session}/{id}/log")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class RunLogPage {
    private static final String TEXT = "text/plain;charset=utf-8";

    private final CycleLog log;
    private final RunLogs logs;

    RunLogPage(CycleLog log, RunLogs logs) {
        this.log = log;
        this.logs = logs;
    }

    @GET
    public Response show(
            @PathParam("cycle") UUID cycle, @PathParam("session") String session, @PathParam("id") String id) {
        if (log.get(cycle).session(session).isEmpty()) {
            throw RejectedException.unknown("Cycle " + cycle + " has no session " + session);
        }
        return Response.ok(logs.read(cycle, session, id), TEXT)
                .header("X-Content-Type-Options", "nosniff")
                .header(PageHeaders.POLICY, "default-src 'none'; frame-ancestors 'none'")
                .header("Cache-Control", "no-store")
                .build();
    }
}
