package dev.lockstep.cli.demo;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bundled example: a project, a request, the model's script, what its people say and decide, and what must be installed. */
public record Example(String name, Path folder, String request, People people, Needs needs) {
    /** The people, their answers, and their decisions in order per stop. */
    public record People(List<Person> people, List<Answer> answers, List<Decision> decisions) {
        public People {
            people = orEmpty(people);
            answers = orEmpty(answers);
            decisions = orEmpty(decisions);
        }

        private static <T> List<T> orEmpty(@Nullable List<T> list) {
            return list == null ? List.of() : List.copyOf(list);
        }
    }

    /** Someone with roles. */
    public record Person(String name, List<String> roles) {}

    /** What somebody answers to questions whose text matches. */
    public record Answer(Pattern match, String by, @Nullable String answer, boolean acceptAssumption) {}

    /** What somebody decides when the cycle comes to a stop; the criteria are {@code pass}, or a verdict each. */
    public record Decision(
            String stop,
            String by,
            String decision,
            @Nullable String comment,
            @Nullable String returnTo,
            @Nullable JsonNode criteria) {}

    /**
     * Loads an example of a checkout.
     *
     * @throws ClientException.Usage when there is none of that name, or it is incomplete
     */
    public static Example load(Path home, String name) {
        Path folder = home.resolve("examples").resolve(name);
        if (!name.matches("[a-z0-9-]+") || !Files.isDirectory(folder)) {
            throw new ClientException.Usage("There is no example '" + name + "'; there are " + names(home));
        }
        try {
            ObjectMapper yaml = new ObjectMapper(new YAMLFactory())
                    .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, true);
            People people = yaml.readValue(folder.resolve("people.yaml").toFile(), People.class);
            Path needs = folder.resolve("needs.yaml");
            return new Example(
                    name,
                    folder,
                    Files.readString(folder.resolve("request.md")),
                    people,
                    Files.exists(needs) ? yaml.readValue(needs.toFile(), Needs.class) : Needs.NOTHING);
        } catch (IOException e) {
            throw new ClientException.Usage("The example in " + folder + " can't be read: " + e.getMessage());
        }
    }

    /** @throws ClientException.Usage when a program that its commands run is not installed */
    public void requirePrograms() {
        needs.require(name, Needs.FOLDERS);
    }

    private static List<String> names(Path home) {
        try (Stream<Path> folders = Files.list(home.resolve("examples"))) {
            return folders.filter(Files::isDirectory)
                    .map(folder -> String.valueOf(folder.getFileName()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The first person with one of the roles, in the roles' order. */
    public Person with(String... roles) {
        return Stream.of(roles)
                .map(role -> people.people().stream()
                        .filter(person -> person.roles().contains(role))
                        .findFirst())
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow(() -> new ClientException.Usage(
                        "The example " + name + " has nobody with the role " + String.join(" or ", roles)));
    }
}
