package dev.lockstep.localstack.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.localstack.Model;
import dev.lockstep.localstack.Stack;
import dev.lockstep.localstack.StackOptions;
import dev.lockstep.localstack.script.ScriptedModel;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measures, on an idle stack with fsync on, how long it takes from a person's decision to the agent's claim of the leg
 * that it dispatched: from the decision's commit, as PostgreSQL dates it, to the claim's event.
 */
public final class ApprovalBenchmark {
    private static final int CYCLES = 5;
    private static final int WARM_UP = 100;
    private static final int ROUNDS = 100;
    private static final int BASELINE = 300;

    private ApprovalBenchmark() {}

    /** Takes the checkout's folder and an empty folder to work in. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Path folder = Path.of(arguments[1]);
        RoundsScript.write(folder.resolve("script"), Math.max(WARM_UP, ROUNDS) / CYCLES);
        String url = BenchmarkProject.create(folder);
        try (ScriptedModel model = ScriptedModel.start(folder.resolve("script"), 0)) {
            Instant begin = Instant.now();
            StackOptions options = StackOptions.of(home, folder.resolve("stack"), Model.scripted(model.baseUri()));
            try (Stack stack = Stack.start(options)) {
                print(String.format(
                        Locale.ROOT,
                        "All services ready in %.1f s",
                        Duration.between(begin, Instant.now()).toMillis() / 1000.0));
                measure(stack, url);
            }
        }
    }

    private static void measure(Stack stack, String url) throws Exception {
        People people = new People(stack);
        people.post("operator", "/api/projects", Map.of("name", "benchmark", "url", url));
        cycles(people, stack.jdbcUrl(), WARM_UP);
        List<Double> claims = cycles(people, stack.jdbcUrl(), ROUNDS);
        print(Distribution.of(claims.stream().mapToDouble(Double::doubleValue).toArray())
                .line("committed decision → claim"));
        print(Baselines.commits(stack.jdbcUrl(), BASELINE).line("one commit of PostgreSQL"));
        print(Baselines.acknowledgements(stack.kafkaAddress(), Topics.DEAD_LETTER, BASELINE)
                .line("one acknowledgement of Kafka"));
    }

    private static List<Double> cycles(People people, String jdbcUrl, int rounds) throws Exception {
        List<Double> claims = new ArrayList<>();
        for (int cycle = 0; cycle < CYCLES; cycle++) {
            claims.addAll(rounds(people, jdbcUrl, rounds / CYCLES));
        }
        return claims;
    }

    /** Takes one cycle through that many requests for changes. */
    private static List<Double> rounds(People people, String jdbcUrl, int rounds) throws Exception {
        JsonNode cycle =
                people.post("requester", "/api/projects/benchmark/cycles", Map.of("text", RoundsScript.REQUEST));
        String id = cycle.path("id").asText();
        String digest = "";
        for (int round = 0; round < rounds; round++) {
            JsonNode stop = people.awaitStop("product-owner", id, digest);
            digest = stop.path("subjectDigest").asText();
            people.think();
            people.post(
                    "product-owner",
                    "/api/cycles/" + id + "/gates/" + stop.path("name").asText() + "/decisions",
                    Map.of("decision", "request-changes", "subjectDigest", digest, "comment", "Once more."));
        }
        people.awaitStop("product-owner", id, digest);
        return ClaimTimes.of(jdbcUrl, id);
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }
}
