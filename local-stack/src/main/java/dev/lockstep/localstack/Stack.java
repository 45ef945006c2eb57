package dev.lockstep.localstack;

import dev.lockstep.localstack.StackState.Running;
import dev.lockstep.localstack.StackState.SignIn;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/** A running local stack. Closing it stops everything in reverse order and keeps the data. */
public final class Stack implements AutoCloseable {
    private static final Duration CONNECT_BOUND = Duration.ofSeconds(1);
    private static final Duration STOP_BOUND = Duration.ofSeconds(10);

    private final StackOptions options;
    private final Consumer<String> progress;
    private final StackFile file;
    private final Tokens tokens;
    private final Map<String, Running> processes = new LinkedHashMap<>();
    private final CompletableFuture<String> lost = new CompletableFuture<>();
    private final Recovery recovery;
    private final PostgresPart postgres;
    private final JavaPart kafka;
    private final Map<String, JavaPart> services = new LinkedHashMap<>();
    private volatile boolean closing;
    private boolean ready;
    private boolean closed;

    private Stack(StackOptions options, Consumer<String> progress, StackFile file) {
        this.options = options;
        this.progress = progress;
        this.file = file;
        this.tokens = Tokens.generate(options.people(), options.agents());
        this.recovery = new Recovery(progress, lost::complete, () -> closing, System::nanoTime);
        Supervision supervision = new Shared();
        Path data = options.data();
        postgres = new PostgresPart(data.resolve("postgresql"), options.binaries(), Ports::free, supervision);
        kafka = new JavaPart("kafka", new KafkaRecipe(data.resolve("kafka")), 0, supervision);
        HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT_BOUND).build();
        ServiceSettings settings =
                new ServiceSettings(options, tokens, postgres::jdbcUrl, this::kafkaAddress, this::trackerUrl);
        options.programs().forEach((name, program) -> {
            int port = name.equals(StackOptions.TRACKER) ? options.port() : 0;
            var recipe = new ServiceRecipe(program, () -> settings.of(name), http);
            services.put(name, new JavaPart(name, recipe, port, supervision));
        });
    }

    /** Starts a stack, and returns when every service is ready. */
    public static Stack start(StackOptions options) {
        Stack stack = prepare(options, step -> {});
        stack.boot();
        return stack;
    }

    /**
     * Takes the data folder and ends what a crash left there; nothing is started yet.
     *
     * @param progress is told each step, in words for people
     */
    static Stack prepare(StackOptions options, Consumer<String> progress) {
        StackFile file = StackFile.lock(options.data());
        try {
            List<String> left =
                    Leftovers.end(file.left(progress).map(StackState::processes).orElse(List.of()));
            if (!left.isEmpty()) {
                progress.accept("ended what the last run left behind: " + String.join(", ", left));
            }
            unpackLeash(options.data().resolve("leash"));
            return new Stack(options, progress, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /** Starts everything; a failure stops what was started and is thrown. Agents wait for the tracker by themselves, as they do anywhere. */
    void boot() {
        try {
            tokens.writePrincipals(ServiceSettings.principals(options), options.people());
            InParallel.run(List.of(() -> startPart(postgres), () -> startPart(kafka)));
            tracker().fixPort();
            InParallel.run(services.values().stream()
                    .<Runnable>map(part -> () -> startPart(part))
                    .toList());
            markReady();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private void startPart(Part part) {
        long begin = System.nanoTime();
        part.start();
        progress.accept("%s is ready (%.1f s)".formatted(part.name(), (System.nanoTime() - begin) / 1e9));
    }

    private synchronized void markReady() {
        ready = true;
        file.write(state());
    }

    private static void unpackLeash(Path folder) {
        String name = "dev/lockstep/localstack/leash/Leash.class";
        try (InputStream code = Stack.class.getClassLoader().getResourceAsStream(name)) {
            if (code == null) {
                throw new StackException("The class path lacks " + name);
            }
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            Files.write(target, code.readAllBytes());
        } catch (IOException e) {
            throw StackException.unwritable(folder, e);
        }
    }

    /** What {@code stack.json} holds now. */
    public synchronized StackState state() {
        return new StackState(
                ProcessHandle.current().pid(),
                ready,
                ready ? trackerUrl().toString() : null,
                ready ? kafkaAddress() : null,
                ready ? postgres.jdbcUrl() : null,
                options.model().label(),
                options.model().scripted(),
                options.people().stream()
                        .map(person -> new SignIn(person.name(), person.roles(), token(person.name())))
                        .toList(),
                List.copyOf(processes.values()));
    }

    public URI trackerUrl() {
        return URI.create("http://127.0.0.1:" + tracker().port());
    }

    /** The address for {@code bootstrap.servers}. */
    public String kafkaAddress() {
        return "127.0.0.1:" + kafka.port();
    }

    /** A JDBC address; user and password are both {@code postgres}. */
    public String jdbcUrl() {
        return postgres.jdbcUrl();
    }

    /** A person's bearer token. */
    public String token(String person) {
        return Tokens.of(tokens.people(), person);
    }

    /** An agent's bearer token. */
    public String agentToken(String service) {
        return Tokens.of(tokens.agents(), service);
    }

    /** The tracker or an agent, by name. */
    public Part service(String name) {
        JavaPart service = services.get(name);
        if (service == null) {
            throw new IllegalArgumentException("There is no service '" + name + "'; known are " + services.keySet());
        }
        return service;
    }

    private JavaPart tracker() {
        return (JavaPart) service(StackOptions.TRACKER);
    }

    public Part kafka() {
        return kafka;
    }

    public Part postgres() {
        return postgres;
    }

    /** All parts, in the order in which they start. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>(List.of(postgres, kafka));
        parts.addAll(services.values());
        return parts;
    }

    /** Resident memory of all parts. */
    public long megabytes() {
        return Memory.of(parts()).getOrDefault("total", 0L);
    }

    /** Completes with the reason when a part keeps ending that nobody stopped. */
    public CompletableFuture<String> lost() {
        return lost.copy();
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
        }
        List<String> agents = options.agents();
        try {
            InParallel.run(agents.stream()
                    .<Runnable>map(name -> () -> service(name).stop(STOP_BOUND))
                    .toList());
            tracker().stop(STOP_BOUND);
            InParallel.run(List.of(() -> kafka.stop(STOP_BOUND), () -> postgres.stop(STOP_BOUND)));
        } finally {
            file.close();
        }
    }

    private final class Shared implements Supervision {
        @Override
        public Path logs() {
            return options.data().resolve("logs");
        }

        @Override
        public Path leash() {
            return options.data().resolve("leash");
        }

        @Override
        public void refuseWhenClosing(String part) {
            if (closing) {
                throw new StackException(part + " was not started: the stack is closing");
            }
        }

        @Override
        public void launched(String part, long pid, Instant started) {
            synchronized (Stack.this) {
                processes.put(part, new Running(part, pid, started));
                file.write(state());
            }
        }

        @Override
        public void lost(Part part, String what, String output) {
            recovery.ended(part, what, output);
        }
    }
}
