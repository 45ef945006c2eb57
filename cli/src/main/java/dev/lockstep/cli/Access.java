package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.LocalStackFile;
import dev.lockstep.cli.client.LocalStackFile.Member;
import dev.lockstep.cli.client.Tracker;
import dev.lockstep.cli.client.TrackerAddress;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which tracker, and as whom. A named address wins over a local stack. */
public final class Access {
    @Option(
            names = "--as",
            paramLabel = "NAME",
            description = "Act as this person of the local stack (or LOCKSTEP_AS).")
    @Nullable
    String as;

    @Option(names = "--url", paramLabel = "URL", description = "The tracker's address (or LOCKSTEP_URL).")
    @Nullable
    String url;

    @Option(
            names = "--token",
            paramLabel = "TOKEN",
            description = "Your token (or LOCKSTEP_TOKEN). Others on this machine may see it; prefer --token-file.")
    @Nullable
    String token;

    @Option(
            names = "--token-file",
            paramLabel = "FILE",
            description = "A file that holds your token (or LOCKSTEP_TOKEN_FILE).")
    @Nullable
    Path tokenFile;

    @Mixin
    StackFolder stack = new StackFolder();

    /**
     * Signs in.
     */
    Tracker tracker(Surroundings surroundings, DefaultPerson byDefault) {
        String address = url == null ? surroundings.setting("LOCKSTEP_URL") : url;
        if (!address.isBlank()) {
            return new Tracker(httpAddress(address), requirePlain(token(surroundings)));
        }
        LocalStackFile local = stack.running(surroundings);
        Member person = person(surroundings, local, byDefault);
        return new Tracker(local.trackerUrl(), requirePlain(person.token()));
    }

    private static URI httpAddress(String address) {
        return TrackerAddress.parse(address)
                .orElseThrow(() -> new ClientException.Usage("'" + address
                        + "' is no tracker's address; one looks like http://127.0.0.1:8420 or https://host"));
    }

    private String token(Surroundings surroundings) {
        if (token != null) {
            return token;
        }
        Path file = tokenFile == null ? pathOf(surroundings.setting("LOCKSTEP_TOKEN_FILE")) : tokenFile;
        if (file != null) {
            return read(file);
        }
        String named = surroundings.setting("LOCKSTEP_TOKEN");
        if (named.isBlank()) {
            throw new ClientException.NotSignedIn(
                    "Who are you? Name your token: --token-file FILE, LOCKSTEP_TOKEN_FILE or LOCKSTEP_TOKEN");
        }
        return named.strip();
    }

    /** A header holds no other characters. */
    private static String requirePlain(String token) {
        if (!token.matches("[!-~]+")) {
            throw new ClientException.NotSignedIn(
                    token.isEmpty()
                            ? "The token is empty"
                            : "The token holds spaces or other characters that no token has");
        }
        return token;
    }

    private static @Nullable Path pathOf(String text) {
        return text.isBlank() ? null : Path.of(text);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (NoSuchFileException e) {
            throw new ClientException.NotSignedIn("There is no token file " + file);
        } catch (IOException e) {
            throw new ClientException.NotSignedIn("Can't read the token in " + file + ": " + e);
        }
    }

    private Member person(Surroundings surroundings, LocalStackFile local, DefaultPerson byDefault) {
        String name = as == null ? surroundings.setting("LOCKSTEP_AS") : as;
        if (!name.isBlank()) {
            return local.person(name);
        }
        Stream<Member> byRole = byDefault.roles().stream().flatMap(role -> local.people().stream()
                .filter(person -> person.roles().contains(role)));
        return (byDefault.anyone() ? local.people().stream() : byRole)
                .findFirst()
                .orElseThrow(() -> new ClientException.Usage("Say who you are: --as NAME, one of " + local.people()));
    }
}
