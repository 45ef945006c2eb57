package dev.lockstep.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.lockstep.cli.client.LocalStackFile;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Opens the pages of the local stack, signed in. */
@Command(
        name = "open",
        mixinStandardHelpOptions = true,
        description = "Open the local stack's pages in a browser, signed in.",
        footer = {"", "Examples:", "  lockstep open", "  lockstep open --as product-owner"})
final class OpenCommand implements Callable<Integer> {
    @Mixin
    StackFolder folder = new StackFolder();

    @Mixin
    Output output = new Output();

    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "As this person (or LOCKSTEP_AS); the stack's first by default.")
    @Nullable
    String as;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public Integer call() {
        Surroundings surroundings = ((Lockstep) spec.root().userObject()).surroundings();
        LocalStackFile stack = folder.running(surroundings);
        String name = as == null ? surroundings.setting("LOCKSTEP_AS") : as;
        SignInLink link = new SignInLink(stack, name.isBlank() ? stack.people().getFirst() : stack.person(name));
        boolean opened = link.open(surroundings);
        output.result(
                JsonNodeFactory.instance
                        .objectNode()
                        .put("person", link.person().name())
                        .put("link", link.uri().toString())
                        .put("opened", opened),
                opened
                        ? "The browser opens the pages as " + link.person().name() + "."
                        : "Open this link; it signs you in as " + link.person().name() + ":\n" + link.uri());
        return Lockstep.OK;
    }
}
