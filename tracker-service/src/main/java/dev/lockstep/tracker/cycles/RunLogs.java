package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.RequestLimits;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.store.Blobs;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/** The logs of machine runs, each kept once under the digest that its evidence names. */
@ApplicationScoped
public class RunLogs {
    private final Blobs blobs;
    private final Transcripts transcripts;

    RunLogs(Blobs blobs, Transcripts transcripts) {
        this.blobs = blobs;
        this.transcripts = transcripts;
    }

    /**
     * Keeps a log in the caller's transaction and returns its digest.
     *
     * @throws RejectedException when it is longer than {@link RequestLimits#LOG}
     */
    public String keep(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length > RequestLimits.LOG) {
            throw new RejectedException(Rejection.of(
                    Kind.INVALID,
                    "The log has " + bytes.length + " bytes of UTF-8, and at most " + RequestLimits.LOG
                            + " are kept; drop what is between its beginning and its end"));
        }
        return blobs.put(bytes);
    }

    /**
     * Takes evidence only of runs whose log is here.
     *
     * @throws RejectedException when the turn names a log that was not handed in
     */
    public void requireLog(TurnBody body) {
        body.runs().stream()
                .filter(run -> !blobs.has(run.logDigest()))
                .findFirst()
                .ifPresent(run -> {
                    throw new RejectedException(Rejection.of(
                            Kind.INVALID,
                            "The log " + run.logDigest() + " of " + run.id()
                                    + " is not here; POST it to the leg's logs, then record the turn again"));
                });
    }

    /**
     * The log of a session's run, byte for byte as its digest has it.
     *
     * @throws RejectedException when the session has no such run, or its log was not kept
     */
    @Transactional
    public byte[] read(UUID cycle, String session, String id) {
        Evidence run = run(cycle, session, id)
                .orElseThrow(() -> RejectedException.unknown("Session " + session + " of cycle " + cycle
                        + " has no run " + id + "; GET /api/cycles/" + cycle + "/sessions/" + session
                        + " has its runs, each as evidence of a turn"));
        return blobs.get(run.logDigest())
                .orElseThrow(
                        () -> RejectedException.unknown(
                                "The log " + run.logDigest() + " of " + id + " in session " + session
                                        + " was not kept: the run is older than the keeping of logs. The session's transcript has an excerpt"));
    }

    /** The first of that id, as for a pointer to it; no pointer leads to a baseline's. */
    private Optional<Evidence> run(UUID cycle, String session, String id) {
        return transcripts.read(cycle, session).stream()
                .flatMap(turn -> turn.body().runs().stream())
                .filter(run -> run.id().equals(id))
                .findFirst();
    }
}
