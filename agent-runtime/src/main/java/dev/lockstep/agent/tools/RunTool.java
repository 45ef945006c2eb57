package dev.lockstep.agent.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.agent.commands.CommandsConfig;
import dev.lockstep.agent.reports.BuildReports;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.workflow.Commands;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs one of the project's named commands and keeps what the machine observed as evidence. */
@ApplicationScoped
public class RunTool extends GuardedTool {
    /** The one command that may use the network: it fills the cache. */
    private static final String SETUP = "setup";

    private static final String TIMES = "times";
    private static final int MOST_TIMES = 10;

    private final CommandRunner runner;
    private final CommandRunner.Limits limits;

    @Inject
    public RunTool(CommandRunner runner, CommandsConfig config) {
        this(runner, config.bounds());
    }

    public RunTool(CommandRunner runner, CommandRunner.Limits limits) {
        this.runner = runner;
        this.limits = limits;
    }

    @Override
    public ToolSpecification specification() {
        return ToolSpecification.builder()
                .name("run")
                .description("Runs one of the project's own commands and returns its exit code and output as evidence.")
                .parameters(JsonObjectSchema.builder()
                        .addEnumProperty("command", Commands.NAMES, "The command's name.")
                        .addIntegerProperty(
                                TIMES,
                                "How often test or test-one runs, 1 to " + MOST_TIMES
                                        + ": more than once tells flaky from failing. Each run is evidence. Else 1.")
                        .addStringProperty(
                                NamedCommand.TEST_ARGUMENT,
                                "The test that test-one runs, named as the project's test runner wants it. Quick to learn"
                                        + " from, no proof that the tests pass.")
                        .required("command")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        NamedCommand command = NamedCommand.of(arguments, context.commands());
        int times = arguments.optionalNumber(TIMES, MOST_TIMES).orElse(1);
        if (times > 1 && !command.isTest()) {
            throw new RefusedCallException(
                    "Only tests run several times, not " + command.name() + ". Leave out \"" + TIMES + "\".");
        }
        List<SeenRun> runs = repeated(command, times, context);
        return new ToolOutcome.Ran(
                times == 1 ? RunReport.of(runs.getFirst()) : RepeatedReport.of(runs, times),
                runs.stream()
                        .map(run -> new ToolOutcome.Observed(run.evidence(), run.output()))
                        .toList());
    }

    /** Together they may take the time of one command, and the last of them its own. */
    private List<SeenRun> repeated(NamedCommand command, int times, ToolContext context) throws IOException {
        List<SeenRun> runs = new ArrayList<>();
        long millis = 0;
        while (runs.size() < times && millis < limits.time().toMillis()) {
            SeenRun run = once(command, "E" + (context.nextEvidence() + runs.size()), context);
            millis += run.evidence().millis();
            runs.add(run);
        }
        return runs;
    }

    private SeenRun once(NamedCommand command, String id, ToolContext context) throws IOException {
        // Before the run: what the command itself changes is not what it was run on.
        String codeTree = context.codeTree().get();
        BuildReports reports = BuildReports.before(context.root());
        CommandRunner.Result result = runner.run(new CommandRunner.Request(
                context.root(), context.cache(), command.text(), command.name().equals(SETUP), limits));
        BuildReports.Found found = reports.read(context.changedLines());
        Evidence evidence = new Evidence(
                id,
                command.name(),
                command.text(),
                result.exitCode(),
                result.timedOut(),
                codeTree,
                Optional.ofNullable(found.tests())
                        .or(() -> TestSummary.in(result.output()))
                        .orElse(null),
                found.reported(),
                Sha256.of(result.output()),
                result.truncated(),
                result.millis());
        return new SeenRun(evidence, found.unread(), result.output());
    }
}
