package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The leg API: see {@link LegApi} for what is asked and answered. */
@Path("/api/legs")
@RunOnVirtualThread
public class LegResource {
    private static final String BEARER = "Bearer ";

    private final LegClaims claims;
    private final ClaimedLegs claimed;
    private final LegTurns turns;
    private final Leases leases;
    private final Caller caller;

    LegResource(LegClaims claims, ClaimedLegs claimed, LegTurns turns, Leases leases, Caller caller) {
        this.claims = claims;
        this.claimed = claimed;
        this.turns = turns;
        this.leases = leases;
        this.caller = caller;
    }

    @POST
    @Path("/claims")
    @RolesAllowed(TokenAuthentication.AGENT)
    public Response claim(@NotNull LegApi.Claim claim) {
        List<String> missing = MissingFields.in(claim);
        if (!missing.isEmpty()) {
            throw new RejectedException(Rejection.of(Kind.INVALID, "The claim lacks " + String.join(", ", missing)));
        }
        if (!caller.agent().equals(claim.service())) {
            throw new RejectedException(
                    Rejection.of(Kind.FORBIDDEN, caller.agent() + " can't claim legs of " + claim.service()));
        }
        Optional<ClaimedLeg> leg = claims.claim(claim.service(), claim).map(claimed::of);
        return leg.map(found -> Response.ok(found).build())
                .orElseGet(() -> Response.noContent().build());
    }

    @POST
    @Path("/{cycle}/{leg}/logs")
    @PermitAll
    public Response keep(
            @PathParam("cycle") UUID cycle,
            @PathParam("leg") String leg,
            @HeaderParam("Authorization") @Nullable String authorization,
            @NotNull LegApi.KeepLog log) {
        LegApi.Kept kept = turns.keep(cycle, leg, token(authorization), log);
        return Response.status(Response.Status.CREATED).entity(kept).build();
    }

    @POST
    @Path("/{cycle}/{leg}/turns")
    @PermitAll
    public Response record(
            @PathParam("cycle") UUID cycle,
            @PathParam("leg") String leg,
            @HeaderParam("Authorization") @Nullable String authorization,
            @NotNull LegApi.RecordTurn turn) {
        LegApi.Recorded recorded = turns.record(cycle, leg, token(authorization), turn);
        return Response.status(Response.Status.CREATED).entity(recorded).build();
    }

    @POST
    @Path("/{cycle}/{leg}/heartbeats")
    @PermitAll
    public LegApi.Lease heartbeat(
            @PathParam("cycle") UUID cycle,
            @PathParam("leg") String leg,
            @HeaderParam("Authorization") @Nullable String authorization) {
        return new LegApi.Lease(
                (int) leases.extend(cycle, leg, token(authorization)).toSeconds());
    }

    @POST
    @Path("/{cycle}/{leg}/release")
    @PermitAll
    public void release(
            @PathParam("cycle") UUID cycle,
            @PathParam("leg") String leg,
            @HeaderParam("Authorization") @Nullable String authorization) {
        leases.release(cycle, leg, token(authorization));
    }

    private static String token(@Nullable String authorization) {
        if (authorization == null || !authorization.startsWith(BEARER)) {
            throw new NotAuthenticatedException("The attempt's token is missing; send it as a bearer token");
        }
        return authorization.substring(BEARER.length()).strip();
    }
}
