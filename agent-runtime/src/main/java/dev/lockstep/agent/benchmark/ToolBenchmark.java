package dev.lockstep.agent.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.agent.commands.Bubblewrap;
import dev.lockstep.agent.commands.CommandRefusedException;
import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.agent.tools.ReadTool;
import dev.lockstep.agent.tools.Tool;
import dev.lockstep.agent.tools.ToolContext;
import dev.lockstep.agent.tools.ToolOutcome;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.workflow.Commands;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Measures what a sandbox adds to a command and what a tool adds to its own work, each as a difference of medians. */
public final class ToolBenchmark {
    private static final int WARM_UP = 10;
    private static final int COMMANDS = 20;
    private static final int CALLS = 200;
    private static final CommandRunner.Limits LIMITS =
            new CommandRunner.Limits(Duration.ofMinutes(1), 1L << 30, 1L << 30, 1024, 64 << 10);

    private final Path workspace;
    private boolean reached = true;

    private ToolBenchmark(Path workspace) {
        this.workspace = workspace;
    }

    /** Takes an empty folder to work in. Exit code 1 when a figure was missed, or could not be measured. */
    public static void main(String[] arguments) throws Exception {
        ToolBenchmark benchmark = new ToolBenchmark(Files.createDirectories(Path.of(arguments[0], "workspace")));
        benchmark.measureSandbox();
        benchmark.measureTool();
        System.exit(benchmark.reached ? 0 : 1);
    }

    private void measureSandbox() throws Exception {
        CommandRunner sandbox;
        try {
            sandbox = Bubblewrap.probe(List.of(), Map.of());
        } catch (CommandRefusedException e) {
            print("sandbox over the bare command       NOT MEASURED: " + e.getMessage());
            reached = false;
            return;
        }
        CommandRunner.Request request = new CommandRunner.Request(workspace, workspace, "true", false, LIMITS);
        report("sandbox over the bare command", 50, COMMANDS, () -> sandbox.run(request), ToolBenchmark::bareCommand);
    }

    private static void bareCommand() throws Exception {
        new ProcessBuilder("/bin/sh", "-c", "true").start().waitFor();
    }

    private void measureTool() throws Exception {
        Path file = Files.writeString(workspace.resolve("App.java"), "class App {}\n".repeat(100));
        Tool tool = new ReadTool();
        ToolContext context = new ToolContext(
                workspace, workspace, List.of(), new Commands(Map.of()), () -> "", () -> "", Map::of, 1);
        report("a tool call over its own work", 5, CALLS, () -> call(tool, context), () -> Files.readString(file));
    }

    /** From the arguments as a model writes them to the answer that it reads. */
    private static void call(Tool tool, ToolContext context) throws IOException {
        ToolOutcome outcome = tool.call(Json.read("{\"path\":\"App.java\"}", JsonNode.class), context);
        if (!(outcome instanceof ToolOutcome.Looked)) {
            throw new IOException(outcome.content());
        }
    }

    /** The two are timed in turn, so that what else the machine does meets both. */
    private void report(String name, double bound, int samples, Work with, Work without) throws Exception {
        double[] more = new double[samples];
        double[] less = new double[samples];
        for (int i = -WARM_UP; i < samples; i++) {
            double plain = millis(without);
            double whole = millis(with);
            if (i >= 0) {
                less[i] = plain;
                more[i] = whole;
            }
        }
        double value = median(more) - median(less);
        reached &= value <= bound;
        print(String.format(
                Locale.ROOT,
                "%-34s %7.2f ms   at most %.1f: %s   n=%d",
                name,
                value,
                bound,
                value <= bound ? "reached" : "MISSED",
                samples));
    }

    private static double millis(Work work) throws Exception {
        long begun = System.nanoTime();
        work.run();
        return (System.nanoTime() - begun) / 1e6;
    }

    private static double median(double[] samples) {
        Arrays.sort(samples);
        int middle = samples.length / 2;
        return samples.length % 2 == 1 ? samples[middle] : (samples[middle - 1] + samples[middle]) / 2;
    }

    @SuppressWarnings("SystemOut")
    private static void print(String line) {
        System.out.println(line);
    }

    @FunctionalInterface
    private interface Work {
        void run() throws Exception;
    }
}
