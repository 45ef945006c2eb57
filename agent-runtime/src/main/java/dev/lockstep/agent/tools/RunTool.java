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
import java.util.Optional;

/** Runs one of the project's named commands and keeps what the machine observed as evidence. */
@ApplicationScoped
public class RunTool extends GuardedTool {
    /** The one command that may use the network: it fills the cache. */
    private static final String SETUP = "setup";

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
                        .required("command")
                        .additionalProperties(false)
                        .build())
                .build();
    }

    @Override
    ToolOutcome perform(Arguments arguments, ToolContext context) throws IOException {
        String name = arguments.text("command");
        String command = context.commands()
                .named(name)
                .orElseThrow(() -> new RefusedCallException("The project names no command \"" + name + "\". It names: "
                        + (context.commands().byName().isEmpty()
                                ? "none"
                                : String.join(", ", context.commands().byName().keySet()))
                        + "."));
        // Before the run: what the command itself changes is not what it was run on.
        String codeTree = context.codeTree().get();
        BuildReports reports = BuildReports.before(context.root());
        CommandRunner.Result result = runner.run(
                new CommandRunner.Request(context.root(), context.cache(), command, name.equals(SETUP), limits));
        BuildReports.Found found = reports.read(context.changedLines());
        Evidence evidence = evidence(name, command, codeTree, result, found, context);
        return new ToolOutcome.Ran(RunReport.of(evidence, found.unread(), result.output()), evidence, result.output());
    }

    private static Evidence evidence(
            String name,
            String command,
            String codeTree,
            CommandRunner.Result result,
            BuildReports.Found found,
            ToolContext context) {
        return new Evidence(
                context.nextEvidence(),
                name,
                command,
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
    }
}
