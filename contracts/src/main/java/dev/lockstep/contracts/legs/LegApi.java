package dev.lockstep.contracts.legs;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The requests and responses of the leg API.
 *
 * <ul>
 *   <li>{@code POST /api/legs/claims} with the agent's own token: {@link Claim} → 200 {@link ClaimedLeg}, 204 when nothing waits or
 *       what waited has nothing left to spend and was paused
 *   <li>{@code POST /api/legs/{cycle}/{leg}/logs} with the attempt's token: {@link KeepLog} → 201 {@link Kept}, before the turn
 *       whose evidence names that digest; 402 and 409 as for a turn; 422 when it is too long
 *   <li>{@code POST /api/legs/{cycle}/{leg}/turns} with the attempt's token: {@link RecordTurn} → 201 {@link Recorded};
 *       402 when nothing is left to spend, for any turn but a terminal one; 409 when the attempt is fenced; 422 when a
 *       terminal turn is refused, with its {@code problems}, or the log that the turn's evidence names was not handed in
 *   <li>{@code POST /api/legs/{cycle}/{leg}/heartbeats} with the attempt's token → 200 {@link Lease}; 409 when fenced
 *   <li>{@code POST /api/legs/{cycle}/{leg}/release} with the attempt's token → 204: the claim is handed back
 * </ul>
 */
public final class LegApi {
    private LegApi() {}

    /** Asks for a leg: that one, or the oldest that waits for the service. */
    public record Claim(
            String service,
            String worker,
            @Nullable UUID cycle,
            @Nullable String leg) {}

    /** The log of a run, at most {@link dev.lockstep.contracts.RequestLimits#LOG}. Handing in the same text again changes nothing. */
    public record KeepLog(String text) {}

    /** The log is kept under the SHA-256 of its UTF-8 bytes. */
    public record Kept(String digest) {}

    /** A turn to append at {@code index}. Recording the same body at the same index again is the same turn. */
    public record RecordTurn(int index, TurnBody body) {}

    public record Recorded(int index, String digest) {}

    /** For how many seconds from now the attempt holds the leg. */
    public record Lease(int seconds) {}

    /** Why a turn is refused: each problem names what to repair. */
    public record Refused(String title, int status, String detail, List<String> problems) {}
}
