package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import dev.lockstep.cli.client.LocalStackFile.Member;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * The link that signs a browser in as a person of the local stack. The token stands behind its {@code #}, which browsers send
 * to nobody; a program that opens it is given a file that only its owner can read, because arguments are seen by all.
 */
record SignInLink(LocalStackFile stack, Member person) {
    private static final FileAttribute<?> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    URI uri() {
        return stack.trackerUrl().resolve("/sign-in#token=" + person.token());
    }

    /** Opens the link where this machine has a desktop; false where it has none. */
    boolean open(Surroundings surroundings) {
        Optional<String> opener = opener(surroundings);
        opener.ifPresent(this::openWith);
        return opener.isPresent();
    }

    private static Optional<String> opener(Surroundings surroundings) {
        if (System.getProperty("os.name").startsWith("Mac")) {
            return Optional.of("open");
        }
        boolean desktop = !surroundings.setting("DISPLAY").isBlank()
                || !surroundings.setting("WAYLAND_DISPLAY").isBlank();
        return desktop ? Optional.of("xdg-open") : Optional.empty();
    }

    private void openWith(String opener) {
        try {
            Path file = write();
            new ProcessBuilder(opener, file.toUri().toString())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new ClientException.Refused("Can't open a browser with " + opener + ": " + e.getMessage()
                    + ". Open the link by hand: " + uri());
        }
    }

    /** A page that goes on to the link. */
    Path write() throws IOException {
        Path file = stack.file().resolveSibling("open.html");
        Files.deleteIfExists(file);
        Files.createFile(file, OWNERS);
        return Files.writeString(
                file,
                "<!doctype html><meta charset=\"utf-8\"><title>Lockstep</title><meta http-equiv=\"refresh\" content=\"0;url="
                        + uri() + "\">\n");
    }
}
