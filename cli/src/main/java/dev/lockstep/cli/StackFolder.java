package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which local stack: that of a named folder, or the nearest of the folders above. */
public final class StackFolder {
    @Option(names = "--stack", paramLabel = "DIR", description = "The local stack's folder (or LOCKSTEP_STACK).")
    @Nullable
    Path folder;

    /**
     * The stack that is meant.
     *
     * @throws ClientException.Unreachable when there is none
     */
    LocalStackFile running(Surroundings surroundings) {
        String set = surroundings.setting("LOCKSTEP_STACK");
        Path named = folder == null && !set.isBlank() ? Path.of(set) : folder;
        Optional<LocalStackFile> found =
                named == null ? LocalStackFile.above(surroundings.folder()) : LocalStackFile.in(named);
        return found.orElseThrow(() -> new ClientException.Unreachable("No local stack runs "
                + (named == null ? "here" : "on " + named)
                + ". Start one with `lockstep up`, or name a tracker with --url."));
    }
}
