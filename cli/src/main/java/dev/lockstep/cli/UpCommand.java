package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import dev.lockstep.cli.stack.StackProcess;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a stack of one's own. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start Lockstep on this machine, with its data in .lockstep/ here, until Ctrl-C.",
        footer = {
            "",
            "A model is needed: an OpenAI-compatible endpoint, named by options or by",
            "LOCKSTEP_MODELS_DEFAULT_BASE_URL, _MODEL, _API_KEY and _WINDOW.",
            "LOCKSTEP_MODELS_<NAME>_… with LOCKSTEP_ROLES_<PHASE>=<NAME> give a phase another model.",
            "",
            "Examples:",
            "  lockstep up --model-url http://localhost:11434/v1 --model qwen3-coder",
            "  lockstep up --model-url https://api.openai.com/v1 --model gpt-5 --model-key-env OPENAI_API_KEY"
        })
final class UpCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;
    private static final List<String> SANDBOXES = List.of("auto", "bubblewrap", "container", "none");

    @Mixin
    Output output = new Output();

    @Mixin
    ModelOptions model = new ModelOptions();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8420",
            description = "The preferred port (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = ".lockstep",
            description = "Where everything is kept (default: ${DEFAULT-VALUE}).")
    Path data = Path.of(".lockstep");

    @Option(
            names = "--sandbox",
            paramLabel = "KIND",
            defaultValue = "auto",
            description = "auto, bubblewrap, container or none (default: ${DEFAULT-VALUE}).")
    String sandbox = "auto";

    @Option(names = "--measure", description = "Say how much memory each part takes.")
    boolean measure;

    @Override
    public Integer call() {
        Surroundings surroundings = ((Lockstep) spec.root().userObject()).surroundings();
        if (port < 0 || port > MAX_PORT) {
            throw new ClientException.Usage("--port " + port + " is no port; use 0 to " + MAX_PORT + ", 0 for any");
        }
        if (!SANDBOXES.contains(sandbox)) {
            throw new ClientException.Usage(
                    "--sandbox " + sandbox + " is no sandbox; use one of " + String.join(", ", SANDBOXES));
        }
        Map<String, String> environment = model.settings(surroundings);
        Path folder = surroundings.folder().resolve(data).normalize();
        try (StackProcess stack =
                StackProcess.launch(surroundings.home(), options(folder), environment, output::note)) {
            LocalStackFile running = stack.awaitReady();
            output.result(running.content(), welcome(running));
            if (!output.isJson() && System.console() != null && System.console().isTerminal()) {
                new SignInLink(running, running.people().getFirst()).open(surroundings);
            }
            return stack.endsInOrder() ? Lockstep.OK : Lockstep.REFUSED;
        }
    }

    private List<String> options(Path folder) {
        List<String> options = new ArrayList<>(
                List.of("--data", folder.toString(), "--port", Integer.toString(port), "--sandbox", sandbox));
        if (measure) {
            options.add("--measure");
        }
        return options;
    }

    private static String welcome(LocalStackFile stack) {
        return """

               Lockstep runs at %s with %s.

               %s

               The pages, signed in as somebody: lockstep open --as NAME. As %s:
               %s

               Go on in another terminal, in this folder:
                 lockstep project add NAME URL --proposed
                 lockstep start NAME "what you want"
                 lockstep inbox --as product-owner

               Ctrl-C stops it; the data stays in %s.""".formatted(
                        stack.trackerUrl(),
                        stack.content().path("model").asText(),
                        people(stack),
                        stack.people().getFirst().name(),
                        new SignInLink(stack, stack.people().getFirst()).uri(),
                        stack.file().getParent());
    }

    /** Who there is, and how to act as them; their tokens stay in {@code stack.json}, which only its owner can read. */
    static Table people(LocalStackFile stack) {
        Table people = new Table("WHO", "ROLES", "ACT WITH");
        stack.people()
                .forEach(person ->
                        people.row(person.name(), String.join(", ", person.roles()), "--as " + person.name()));
        return people;
    }
}
