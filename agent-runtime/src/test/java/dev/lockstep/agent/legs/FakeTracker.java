package dev.lockstep.agent.legs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** The leg API on the loopback address, with one leg. It keeps the turns and fences as the tracker does. */
final class FakeTracker implements AutoCloseable {
    static final String AGENT_TOKEN = "agent-token";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final SampleLeg sample;
    private final List<Turn> turns = new ArrayList<>();
    private final List<LegApi.Claim> claims = new ArrayList<>();
    private final List<String> logs = new ArrayList<>();
    private final Queue<Answer> logAnswers = new ArrayDeque<>();
    private final Queue<Answer> turnAnswers = new ArrayDeque<>();
    private Optional<Answer> heartbeatAnswer = Optional.empty();
    private Consumer<TurnBody> onTurn = body -> {};
    private boolean waiting;
    private int attempt;
    private int heartbeats;
    private int releases;

    private FakeTracker(HttpServer server, SampleLeg sample) {
        this.server = server;
        this.sample = sample;
    }

    /** A status and a body instead of the usual answer. */
    record Answer(int status, Object body) {}

    static FakeTracker start(SampleLeg sample) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        FakeTracker tracker = new FakeTracker(server, sample);
        server.createContext("/api/legs", tracker::answer);
        server.setExecutor(tracker.threads);
        server.start();
        return tracker;
    }

    /** The leg waits for a worker, with those turns recorded before. */
    synchronized void dispatch(Turn... before) {
        turns.addAll(List.of(before));
        waiting = true;
    }

    /** The next turn gets this answer and is not recorded. */
    synchronized void answerTurn(Answer answer) {
        turnAnswers.add(answer);
    }

    /** The next log gets this answer. */
    synchronized void answerLog(Answer answer) {
        logAnswers.add(answer);
    }

    synchronized void answerHeartbeats(Answer answer) {
        heartbeatAnswer = Optional.of(answer);
    }

    /** Called with each turn before it is recorded. */
    synchronized void onTurn(Consumer<TurnBody> check) {
        onTurn = check;
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    synchronized List<Turn> turns() {
        return List.copyOf(turns);
    }

    synchronized List<TurnBody> bodies() {
        return turns.stream().map(Turn::body).toList();
    }

    /** All that was handed in, in order. */
    synchronized List<String> logs() {
        return List.copyOf(logs);
    }

    synchronized List<LegApi.Claim> claims() {
        return List.copyOf(claims);
    }

    synchronized int heartbeats() {
        return heartbeats;
    }

    synchronized int releases() {
        return releases;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] request = exchange.getRequestBody().readAllBytes();
            Answer answer = route(exchange.getRequestURI().getPath(), bearer(exchange), request);
            byte[] body = answer.status() == 204 ? new byte[0] : Json.bytes(answer.body());
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static String bearer(HttpExchange exchange) {
        return String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
    }

    private synchronized Answer route(String path, String bearer, byte[] request) {
        if (path.endsWith("/claims")) {
            return bearer.equals("Bearer " + AGENT_TOKEN)
                    ? claim(Json.read(request, LegApi.Claim.class))
                    : problem(401, "Not signed in", "no agent has this token");
        }
        if (!bearer.equals("Bearer " + SampleLeg.attemptToken(attempt))) {
            return problem(409, "Fenced", "another attempt holds the leg");
        }
        if (path.endsWith("/turns")) {
            return record(Json.read(request, LegApi.RecordTurn.class));
        }
        if (path.endsWith("/logs")) {
            return keep(Json.read(request, LegApi.KeepLog.class).text());
        }
        return path.endsWith("/heartbeats") ? beat() : release();
    }

    private Answer claim(LegApi.Claim claim) {
        claims.add(claim);
        if (!waiting) {
            return claim.leg() == null ? new Answer(204, "") : problem(409, "Held", "a live attempt holds the leg");
        }
        waiting = false;
        attempt++;
        sample.attempt = attempt;
        sample.recorded = List.copyOf(turns);
        return new Answer(200, sample.claimed());
    }

    private Answer record(LegApi.RecordTurn turn) {
        Answer instead = turnAnswers.poll();
        if (instead != null) {
            return instead;
        }
        if (turn.index() != turns.size()) {
            return problem(409, "Conflict", "the next turn is " + turns.size());
        }
        if (!turn.body().runs().isEmpty()) {
            List<String> kept = logs.stream().map(Sha256::of).toList();
            for (Evidence run : turn.body().runs()) {
                if (!kept.contains(run.logDigest())) {
                    return problem(422, "Not acceptable", "the log of " + run.id() + " is not here");
                }
            }
        }
        onTurn.accept(turn.body());
        String digest = Sha256.of(Json.canonical(turn.body()));
        turns.add(new Turn(turn.index(), sample.leg, attempt, digest, turn.body()));
        return new Answer(201, new LegApi.Recorded(turn.index(), digest));
    }

    private Answer keep(String log) {
        Answer instead = logAnswers.poll();
        if (instead == null || instead.status() >= 500) {
            // A tracker that fails may have kept it all the same.
            logs.add(log);
        }
        return instead == null ? new Answer(201, new LegApi.Kept(Sha256.of(log))) : instead;
    }

    private Answer beat() {
        heartbeats++;
        return heartbeatAnswer.orElseGet(() -> new Answer(200, new LegApi.Lease(sample.leaseSeconds)));
    }

    private Answer release() {
        releases++;
        waiting = true;
        return new Answer(204, "");
    }

    static Answer problem(int status, String title, String detail, String... problems) {
        return new Answer(status, new LegApi.Refused(title, status, detail, List.of(problems)));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
