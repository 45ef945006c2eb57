package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.LocalStackFile;
import dev.lockstep.cli.demo.Demo;
import dev.lockstep.cli.demo.DemoRun;
import dev.lockstep.cli.demo.DemoSummary;
import dev.lockstep.cli.demo.Example;
import dev.lockstep.cli.stack.StackProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** A whole cycle without a model of one's own. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Take an example through a whole cycle: nine phases, four gates, a merge.",
            "The services, Git, the commands and the decisions are real; the model is a script."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep demo",
            "  lockstep demo --example till    a harder road: a loosened test, a defect, a rejection",
            "  lockstep demo --keep            and look around with `lockstep status`",
            "  lockstep demo -o json | jq .gates"
        })
final class DemoCommand implements Callable<Integer> {
    @Mixin
    Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = "--example",
            paramLabel = "NAME",
            defaultValue = "ledger",
            description = "Which example (default: ${DEFAULT-VALUE}).")
    String example = "ledger";

    @Option(names = "--keep", description = "Keep the stack up at the end, until Ctrl-C.")
    boolean keep;

    @Option(names = "--measure", description = "Say how much memory each part takes.")
    boolean measure;

    @Option(
            names = "--limit",
            paramLabel = "SECONDS",
            defaultValue = "300",
            description = "Give up after that (default: ${DEFAULT-VALUE}).")
    int limit;

    @Override
    public Integer call() {
        long begin = System.nanoTime();
        Surroundings surroundings = ((Lockstep) spec.root().userObject()).surroundings();
        Example played = Example.load(surroundings.home(), example);
        played.requirePrograms();
        output.say("This is a demo: the model is a SCRIPT that plays recorded lines from examples/" + example
                + ". Everything else is real.");
        try (DemoRun run = DemoRun.create(surroundings.folder(), played)) {
            output.say("Starting PostgreSQL, Kafka, the tracker and four agents; their logs are in " + run.logs());
            try (StackProcess stack =
                    StackProcess.launch(surroundings.home(), run.options(measure), Map.of(), output::note)) {
                return play(run, stack, played, begin);
            }
        }
    }

    private int play(DemoRun run, StackProcess stack, Example played, long begin) {
        LocalStackFile signIns;
        JsonNode view;
        Path clone;
        try {
            signIns = stack.awaitReady();
            view = new Demo(played, stack, signIns, output::say)
                    .play(run.repository().url(), Duration.ofSeconds(limit));
            clone = run.cloneResult();
        } catch (RuntimeException e) {
            explain(run, stack);
            throw e;
        }
        run.over();
        double seconds = (System.nanoTime() - begin) / 1e9;
        JsonNode summary = DemoSummary.of(view, clone, seconds);
        output.say(ending(summary, clone));
        if (keep) {
            output.say("The stack stays up until Ctrl-C. In another terminal: lockstep --help, with LOCKSTEP_STACK="
                    + signIns.file().getParent() + "\n" + UpCommand.people(signIns));
        }
        if (output.isJson()) {
            output.result(summary, "");
        }
        if (keep) {
            return stack.endsInOrder() ? Lockstep.OK : Lockstep.REFUSED;
        }
        return Lockstep.OK;
    }

    /** Whoever interrupts the start knows why it ended. */
    private void explain(DemoRun run, StackProcess stack) {
        if (stack.isInterruptedBeforeReady()) {
            run.over();
        } else {
            output.note(run.failure());
        }
    }

    private static String ending(JsonNode summary, Path clone) {
        return """

               The cycle is %s: %d phases, %d gates, %d sessions, %d turns, %d questions, %d tokens (the script's), %d commits, %.1f s.
               Rounds of rework: %d. Findings: %s.
               The result: %s
                 git -C %s log --stat
               Next: lockstep up --model-url URL --model NAME, with a model and a project of yours.""".formatted(
                        summary.path("state").asText(),
                        summary.path("phases").size(),
                        summary.path("gates").size(),
                        summary.path("sessions").asInt(),
                        summary.path("turns").asInt(),
                        summary.path("questions").asInt(),
                        summary.path("tokens").asLong(),
                        summary.path("commits").asInt(),
                        summary.path("seconds").asDouble(),
                        summary.path("reworkRounds").asInt(),
                        findings(summary),
                        clone,
                        clone);
    }

    private static String findings(JsonNode summary) {
        String all = StreamSupport.stream(summary.path("findings").spliterator(), false)
                .map(finding -> finding.path("id").asText() + " "
                        + finding.path("severity").asText() + " "
                        + finding.path("state").asText())
                .collect(Collectors.joining(", "));
        return all.isEmpty() ? "none" : all;
    }
}
