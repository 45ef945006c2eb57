package dev.lockstep.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The command line of {@link LocalStack}. */
final class LaunchOptions {
    static final String USAGE = """
            Usage: local-stack --home DIR --data DIR [options]
              --home DIR            the built checkout
              --data DIR            where everything is kept, stack.json among it
              --script PATH         use the scripted model with these lines; without it, the models that
                                    LOCKSTEP_MODELS_… in the environment name
              --person NAME=ROLE,…  someone who may sign in (repeatable; default: one per role)
              --port N              the tracker's preferred port
              --sandbox KIND        auto, bubblewrap, container, none, or demo: bubblewrap where it works, otherwise none with a warning
              --test-tools PROJECT  puts JUnit's console into that project's cache
              --exit-with-stdin     stop when standard input closes
              --measure             say how much memory each part takes
            """;

    private @Nullable Path home;
    private @Nullable Path data;
    private @Nullable Path script;
    private final List<Person> people = new ArrayList<>();
    private final List<String> testTools = new ArrayList<>();
    private int port;
    private String sandbox = "auto";
    private boolean exitWithStdin;
    private boolean measure;

    private LaunchOptions() {}

    /**
     * Reads a command line.
     *
     * @throws IllegalArgumentException which names the wrong argument and shows the usage
     */
    static LaunchOptions parse(String... args) {
        LaunchOptions options = new LaunchOptions();
        var rest = new ArrayList<>(List.of(args)).iterator();
        while (rest.hasNext()) {
            options.take(rest.next(), rest);
        }
        if (options.home == null || options.data == null) {
            throw new IllegalArgumentException("--home and --data are needed\n" + USAGE);
        }
        return options;
    }

    private void take(String name, java.util.Iterator<String> rest) {
        switch (name) {
            case "--home" -> home = absolute(value(name, rest));
            case "--data" -> data = absolute(value(name, rest));
            case "--script" -> script = absolute(value(name, rest));
            case "--person" -> people.add(Person.parse(value(name, rest)));
            case "--port" -> port = portOf(value(name, rest));
            case "--sandbox" -> sandbox = sandboxOf(value(name, rest));
            case "--test-tools" -> testTools.add(value(name, rest));
            case "--exit-with-stdin" -> exitWithStdin = true;
            case "--measure" -> measure = true;
            default -> throw new IllegalArgumentException("There is no option '" + name + "'\n" + USAGE);
        }
    }

    private static String value(String name, java.util.Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new IllegalArgumentException(name + " needs a value\n" + USAGE);
        }
        return rest.next();
    }

    private static Path absolute(String text) {
        return Path.of(text).toAbsolutePath().normalize();
    }

    private static int portOf(String text) {
        if (!text.matches("\\d{1,5}") || Integer.parseInt(text) > 65_535) {
            throw new IllegalArgumentException("'" + text + "' is no port: use 0 to 65535");
        }
        return Integer.parseInt(text);
    }

    private static String sandboxOf(String text) {
        if (!List.of("auto", "bubblewrap", "container", "none", "demo").contains(text)) {
            throw new IllegalArgumentException("'" + text + "' is no sandbox\n" + USAGE);
        }
        return text;
    }

    Optional<Path> script() {
        return Optional.ofNullable(script);
    }

    boolean exitsWithStdin() {
        return exitWithStdin;
    }

    boolean measures() {
        return measure;
    }

    Path home() {
        return required(home);
    }

    Path data() {
        return required(data);
    }

    private static Path required(@Nullable Path path) {
        if (path == null) {
            throw new IllegalStateException("Parsing checks that it is given");
        }
        return path;
    }

    StackOptions stackOptions(Model model) {
        StackOptions options =
                StackOptions.of(home(), data(), model).withPort(port).withSandbox(usableSandbox());
        return people.isEmpty() ? options : options.withPeople(people);
    }

    private String usableSandbox() {
        return sandbox.equals("demo") ? DemoSandbox.choose() : sandbox;
    }

    /** The sandbox has no network, so what a project's tests need must be in its cache before. */
    void fillCaches() {
        Path jar = home().resolve("local-stack/target/tools/junit-platform-console-standalone.jar");
        for (String project : testTools) {
            Path cache = data().resolve("agents/caches").resolve(project);
            try {
                Files.createDirectories(cache);
                Files.copy(jar, cache.resolve(jar.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            } catch (IOException e) {
                throw new StackException("Can't copy " + jar + " to " + cache + " (" + e + ")", e);
            }
        }
    }
}
