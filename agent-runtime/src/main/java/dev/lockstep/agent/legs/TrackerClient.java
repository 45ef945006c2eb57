package dev.lockstep.agent.legs;

import dev.lockstep.agent.legs.TrackerException.Kind;
import dev.lockstep.agent.loop.LegStoppedException;
import dev.lockstep.agent.loop.NothingLeftException;
import dev.lockstep.agent.loop.TurnRefusedException;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.TurnBody;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;

/** The leg API by HTTP. Each method is one request; interrupting the thread cancels it. */
final class TrackerClient {
    static final Duration CALL_TIMEOUT = Duration.ofSeconds(10);

    /** The tracker looks at a submission in the project's repository, whose host it gives a minute. */
    static final Duration SUBMIT_TIMEOUT = Duration.ofSeconds(90);

    /** Short, because a shutdown waits for it. */
    static final Duration RELEASE_TIMEOUT = Duration.ofSeconds(1);

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

    private final URI tracker;
    private final String token;
    private final TrackerContact contact;

    /** HTTP/1.1: connections are kept alive, and no upgrade costs the first claim a round trip. */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    TrackerClient(URI tracker, String token, TrackerContact contact) {
        this.tracker = tracker;
        this.token = token;
        this.contact = contact;
    }

    /** Claims a leg; empty when none waits, or another worker was faster. */
    Optional<ClaimedLeg> claim(LegApi.Claim claim) {
        HttpResponse<byte[]> response = post("/api/legs/claims", token, Json.bytes(claim), CALL_TIMEOUT);
        return switch (response.statusCode()) {
            case 200 -> Optional.of(read(response, ClaimedLeg.class));
            case 204, 409 -> Optional.empty();
            default -> throw refused(response);
        };
    }

    /**
     * Records a turn.
     *
     * @throws TurnRefusedException when the tracker does not take this body, and would not take it again
     * @throws NothingLeftException when it takes nothing but the leg's end any more
     */
    LegApi.Recorded record(ClaimedLeg leg, LegApi.RecordTurn turn) {
        Duration timeout = turn.body() instanceof TurnBody.Terminal ? SUBMIT_TIMEOUT : CALL_TIMEOUT;
        return taken(leg, "turns", Json.bytes(turn), timeout, LegApi.Recorded.class);
    }

    /**
     * Hands in the log of a run.
     *
     * @throws TurnRefusedException when the tracker does not take this log, and would not take it again
     * @throws NothingLeftException when it takes nothing but the leg's end any more
     */
    LegApi.Kept keep(ClaimedLeg leg, LegApi.KeepLog log) {
        return taken(leg, "logs", Json.bytes(log), CALL_TIMEOUT, LegApi.Kept.class);
    }

    private <T> T taken(ClaimedLeg leg, String what, byte[] body, Duration timeout, Class<T> answer) {
        HttpResponse<byte[]> response = post(path(leg, what), leg.attemptToken(), body, timeout);
        return switch (response.statusCode()) {
            case 200, 201 -> read(response, answer);
            case 402 -> throw new NothingLeftException(detail(response));
            case 400, 413, 422 ->
                throw new TurnRefusedException(
                        detail(response), Problems.in(response.body()).problems());
            default -> throw refused(response);
        };
    }

    LegApi.Lease heartbeat(ClaimedLeg leg, Duration timeout) {
        HttpResponse<byte[]> response = post(path(leg, "heartbeats"), leg.attemptToken(), new byte[0], timeout);
        if (response.statusCode() == 200) {
            return read(response, LegApi.Lease.class);
        }
        throw refused(response);
    }

    /** Hands the claim back. */
    void release(ClaimedLeg leg) {
        HttpResponse<byte[]> response = post(path(leg, "release"), leg.attemptToken(), new byte[0], RELEASE_TIMEOUT);
        if (response.statusCode() != 204) {
            throw refused(response);
        }
    }

    private static String path(ClaimedLeg leg, String what) {
        return "/api/legs/%s/%s/%s".formatted(leg.cycle(), leg.leg(), what);
    }

    private HttpResponse<byte[]> post(String path, String bearer, byte[] body, Duration timeout) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(tracker + path))
                .timeout(timeout)
                .header("Authorization", "Bearer " + bearer)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json, application/problem+json")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            contact.answered(response.statusCode(), path);
            return response;
        } catch (IOException e) {
            String problem = "The tracker at %s does not answer: %s. Check LOCKSTEP_TRACKER_URL and that it runs."
                    .formatted(tracker, e.getMessage() == null ? e : e.getMessage());
            contact.failed(problem);
            throw new TrackerException(Kind.UNAVAILABLE, problem, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LegStoppedException("interrupted while calling the tracker", e);
        }
    }

    private static TrackerException refused(HttpResponse<byte[]> response) {
        int status = response.statusCode();
        String what = "%s with %d%s".formatted(response.uri().getPath(), status, because(response));
        if (status >= 500 || status == 429) {
            return new TrackerException(Kind.UNAVAILABLE, "The tracker answered " + what);
        }
        return switch (status) {
            case 401, 403 ->
                new TrackerException(
                        Kind.REFUSED,
                        "The tracker does not accept the token: it answered %s. Check LOCKSTEP_AGENT_TOKEN against the tracker's principals."
                                .formatted(what));
            case 409 -> new TrackerException(Kind.FENCED, "fenced: the tracker answered " + what);
            default -> new TrackerException(Kind.REFUSED, "The tracker refused " + what);
        };
    }

    private static String because(HttpResponse<byte[]> response) {
        LegApi.Refused problem = Problems.in(response.body());
        return problem.detail().isEmpty() ? "" : " (" + problem.detail() + ")";
    }

    private static String detail(HttpResponse<byte[]> response) {
        String detail = Problems.in(response.body()).detail();
        return detail.isEmpty()
                ? "the tracker answered with %d and no detail".formatted(response.statusCode())
                : detail;
    }

    private <T> T read(HttpResponse<byte[]> response, Class<T> type) {
        try {
            return Json.read(response.body(), type);
        } catch (UncheckedIOException e) {
            throw new TrackerException(
                    Kind.REFUSED,
                    "The tracker's answer to %s is no %s. Do tracker and agent have the same version?"
                            .formatted(response.uri().getPath(), type.getSimpleName()),
                    e);
        }
    }
}
