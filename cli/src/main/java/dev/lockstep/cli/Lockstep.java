package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/** The {@code lockstep} command. */
@Command(
        name = "lockstep",
        mixinStandardHelpOptions = true,
        version = "lockstep 0.1.0-SNAPSHOT",
        description =
                "Takes a change from a request to merged, reviewed, tested code, with gates that only people open.",
        subcommands = {
            DemoCommand.class,
            UpCommand.class,
            DownCommand.class,
            OpenCommand.class,
            ProjectCommand.class,
            StartCommand.class,
            StatusCommand.class,
            InboxCommand.class,
            ShowCommand.class,
            AnswerCommand.class,
            ApproveCommand.class,
            RequestChangesCommand.class,
            ReturnCommand.class,
            VerifyCommand.class,
            WaiveCommand.class,
            CancelCommand.class,
            RetryCommand.class
        },
        footer = {
            "",
            "Commands of ./lockstep in a checkout:",
            "  test             Run the tests: all, or with --unit those that need no servers.",
            "  bench            Measure start, memory, approval to claim and the demo, each against its bound.",
            "",
            "A cycle may be named by the beginning of its id.",
            "Exit codes: 0 done, 1 refused, 2 wrong usage or nothing decided for want of a digest, 3 no tracker",
            "answers or no local stack starts, 4 not signed in, 130 interrupted.",
            "",
            "Examples:",
            "  lockstep demo                         a whole cycle, played by a script, in a minute or two",
            "  lockstep up                           a stack of your own on this machine",
            "  lockstep open --as tech-lead          its pages in a browser, signed in",
            "  lockstep start shop \"Show prices with VAT\"",
            "  lockstep inbox --as tech-lead"
        })
public final class Lockstep implements Runnable {
    /** As wide as the widest example, which would else be broken in its middle. */
    static final int HELP_WIDTH = 110;

    static final int OK = 0;
    static final int REFUSED = 1;
    static final int USAGE = 2;
    static final int UNREACHABLE = 3;
    static final int NOT_SIGNED_IN = 4;

    private final Surroundings surroundings;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    Lockstep(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    public static void main(String[] args) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(Surroundings.ofProcess(), out, err, args));
    }

    /** Runs one command and returns its exit code. */
    static int run(Surroundings surroundings, PrintWriter out, PrintWriter err, String... args) {
        return new CommandLine(new Lockstep(surroundings))
                .setOut(out)
                .setErr(err)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(HELP_WIDTH)
                .setParameterExceptionHandler((problem, line) -> misused(problem))
                .setExecutionExceptionHandler((problem, command, parsed) -> explain(problem, err))
                .execute(args);
    }

    /** What was wrong and how it is written; the whole help, which would hide that, only where a command is to be chosen. */
    private static int misused(ParameterException problem) {
        CommandLine command = problem.getCommandLine();
        PrintWriter err = command.getErr();
        err.println(Visible.of(String.valueOf(problem.getMessage())));
        if (UnmatchedArgumentException.printSuggestions(problem, err)) {
            return USAGE;
        }
        if (!command.getSubcommands().isEmpty()) {
            command.usage(err);
            return USAGE;
        }
        CommandLine.Help help = command.getHelp();
        err.print(help.synopsisHeading() + help.synopsis(help.synopsisHeadingLength()));
        err.println("More: " + command.getCommandSpec().qualifiedName() + " --help");
        return USAGE;
    }

    private static int explain(Exception problem, PrintWriter err) throws Exception {
        if (!(problem instanceof ClientException known)) {
            throw problem;
        }
        err.println(Visible.of(known.explanation()));
        return switch (known) {
            case ClientException.Refused _ -> REFUSED;
            case ClientException.Usage _ -> USAGE;
            case ClientException.Unreachable _ -> UNREACHABLE;
            case ClientException.NotSignedIn _ -> NOT_SIGNED_IN;
        };
    }

    Surroundings surroundings() {
        return surroundings;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command");
    }
}
