package dev.lockstep.localstack.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.localstack.Model;
import dev.lockstep.localstack.Stack;
import dev.lockstep.localstack.StackOptions;
import dev.lockstep.localstack.script.ScriptedModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Measures what Lockstep promises about time and memory, with fsync on, and says for each figure whether it was
 * reached. The approvals are taken on an idle stack that has worked for a while.
 */
public final class Benchmark {
    private static final int WARM_UP = 50;
    private static final int APPROVALS = 100;
    private static final int BASELINE = 300;
    private static final double SECOND = 1e9;

    private final List<Figure> figures = new ArrayList<>();

    private Benchmark() {}

    /** Takes the checkout's folder and an empty folder to work in. Exit code 1 when a figure was missed. */
    public static void main(String[] arguments) throws Exception {
        Path home = Path.of(arguments[0]);
        Benchmark benchmark = new Benchmark();
        benchmark.measureStack(home, Path.of(arguments[1]));
        benchmark.measureDemo(home);
        System.exit(benchmark.figures.stream().allMatch(Figure::isReached) ? 0 : 1);
    }

    private void measureStack(Path home, Path folder) throws Exception {
        BenchmarkScript.write(folder.resolve("script"));
        String url = BenchmarkProject.create(folder);
        try (ScriptedModel model = ScriptedModel.start(folder.resolve("script"), 0)) {
            long begin = System.nanoTime();
            StackOptions options = StackOptions.of(home, folder.resolve("stack"), Model.scripted(model.baseUri()));
            try (Stack stack = Stack.start(options)) {
                report(new Figure("all services ready", (System.nanoTime() - begin) / SECOND, "s", 25));
                measureApprovals(stack, url);
                report(new Figure("memory of all services", stack.megabytes() / 1024.0, "GiB", 2.2));
            }
        }
    }

    private void measureApprovals(Stack stack, String url) throws Exception {
        People people = new People(stack);
        people.post("operator", "/api/projects", Map.of("name", "benchmark", "url", url));
        approvals(people, stack.jdbcUrl(), WARM_UP);
        Distribution claims = approvals(people, stack.jdbcUrl(), APPROVALS);
        print(claims.line("committed approval to claim"));
        print(Baselines.commits(stack.jdbcUrl(), BASELINE).line("one commit of PostgreSQL"));
        print(Baselines.acknowledgements(stack.kafkaAddress(), Topics.DEAD_LETTER, BASELINE)
                .line("one acknowledgement of Kafka"));
        report(new Figure("approval to claim, median", claims.quantile(0.5), "ms", 15));
        report(new Figure("approval to claim, p99", claims.quantile(0.99), "ms", 60));
    }

    /** One cycle each, since each passes the gate once. */
    private static Distribution approvals(People people, String jdbcUrl, int times) throws Exception {
        double[] millis = new double[times];
        for (int i = 0; i < times; i++) {
            millis[i] = approval(people, jdbcUrl);
        }
        return Distribution.of(millis);
    }

    private static double approval(People people, String jdbcUrl) throws Exception {
        JsonNode cycle =
                people.post("requester", "/api/projects/benchmark/cycles", Map.of("text", BenchmarkScript.REQUEST));
        String id = cycle.path("id").asText();
        JsonNode stop = people.awaitState(id, "STOPPED").path("stop");
        people.think();
        people.post(
                "product-owner",
                "/api/cycles/" + id + "/gates/" + stop.path("name").asText() + "/decisions",
                Map.of(
                        "decision",
                        "approve",
                        "subjectDigest",
                        stop.path("subjectDigest").asText()));
        // On an idle stack nobody asks how the cycle stands while its leg is claimed.
        people.think();
        people.awaitState(id, "FAILED");
        return ClaimTimes.ofApproval(jdbcUrl, id);
    }

    private void measureDemo(Path home) throws IOException, InterruptedException {
        long begin = System.nanoTime();
        ProcessBuilder demo = new ProcessBuilder(home.resolve("lockstep").toString(), "demo", "-o", "json")
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        int code = demo.start().waitFor();
        if (code != 0) {
            throw new IllegalStateException("The demo ended with code " + code + "; run ./lockstep demo to see why");
        }
        report(new Figure("the demo", (System.nanoTime() - begin) / SECOND, "s", 90));
    }

    private void report(Figure figure) {
        figures.add(figure);
        print(figure.line());
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }
}
