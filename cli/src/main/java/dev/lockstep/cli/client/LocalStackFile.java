package dev.lockstep.cli.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A local stack's {@code stack.json}: its tracker, and a token per person. */
public record LocalStackFile(Path file, JsonNode content) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** A person of the stack. */
    public record Member(String name, List<String> roles, String token) {
        /** Without the token. */
        @Override
        public String toString() {
            return name;
        }
    }

    /** The stack of that folder, or of {@code .lockstep} in it. */
    public static Optional<LocalStackFile> in(Path folder) {
        return List.of(folder.resolve("stack.json"), folder.resolve(".lockstep/stack.json")).stream()
                .filter(Files::isRegularFile)
                .findFirst()
                .map(LocalStackFile::read);
    }

    /** The nearest stack of that folder and those above it. */
    public static Optional<LocalStackFile> above(Path folder) {
        for (Path at = folder.toAbsolutePath(); at != null; at = at.getParent()) {
            Path file = at.resolve(".lockstep/stack.json");
            if (Files.isRegularFile(file)) {
                return Optional.of(read(file));
            }
        }
        return Optional.empty();
    }

    public static LocalStackFile read(Path file) {
        try {
            JsonNode content = JSON.readTree(Files.readAllBytes(file));
            if (content == null || !content.isObject()) {
                throw damaged(file, "it holds no JSON object");
            }
            return new LocalStackFile(file, content);
        } catch (JsonProcessingException e) {
            throw damaged(file, e.getOriginalMessage());
        } catch (IOException e) {
            throw new ClientException.Usage("Can't read " + file + ": " + e.getMessage());
        }
    }

    public URI trackerUrl() {
        String url = content.path("trackerUrl").asText("");
        if (url.isEmpty() || url.equals("null")) {
            throw new ClientException.Unreachable(
                    "The local stack of " + file.getParent() + " is still starting; try again in a moment");
        }
        return TrackerAddress.parse(url).orElseThrow(() -> damaged(file, "its trackerUrl '" + url + "' is no address"));
    }

    private static ClientException damaged(Path file, String why) {
        return new ClientException.Usage(file + " is damaged: " + why
                + ". Stop the stack where it runs, with Ctrl-C, and start it again; that writes the file anew");
    }

    public List<Member> people() {
        List<Member> people = new ArrayList<>();
        content.path("people").forEach(person -> {
            List<String> roles = new ArrayList<>();
            person.path("roles").forEach(role -> roles.add(role.asText()));
            people.add(new Member(
                    person.path("name").asText(), roles, person.path("token").asText()));
        });
        return people;
    }

    public Member person(String name) {
        return people().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ClientException.Usage("There is no '" + name + "' here; there are " + people()));
    }
}
