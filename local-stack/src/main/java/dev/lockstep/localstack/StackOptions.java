package dev.lockstep.localstack;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to start, and where.
 *
 * @param programs the services by name, the tracker among them as {@code tracker-service}
 * @param data everything that the stack keeps: databases, Git mirrors, workspaces, logs, {@code stack.json}
 * @param binaries where PostgreSQL's programs are unpacked; stacks may share it
 * @param port the tracker's preferred port; another is taken where it is not free; 0 for any
 * @param sandbox {@code auto}, {@code bubblewrap}, {@code container} or {@code none}
 * @param lease how long a worker holds a leg without a heartbeat; what a killed worker had is taken over after that
 */
public record StackOptions(
        Map<String, JavaProgram> programs,
        Path data,
        Path binaries,
        Model model,
        List<Person> people,
        int port,
        String sandbox,
        Duration lease) {
    public static final String TRACKER = "tracker-service";
    public static final List<String> AGENTS =
            List.of("architect-agent", "engineer-agent", "reviewer-agent", "qa-agent");
    public static final Duration LEASE = Duration.ofSeconds(30);

    public StackOptions {
        data = data.toAbsolutePath().normalize();
        binaries = binaries.toAbsolutePath().normalize();
        people = List.copyOf(people);
        if (!programs.containsKey(TRACKER)) {
            throw new IllegalArgumentException("A stack needs the program of " + TRACKER);
        }
    }

    /** The built services of a checkout, with one person per role. */
    public static StackOptions of(Path home, Path data, Model model) {
        Map<String, JavaProgram> programs = new LinkedHashMap<>();
        programs.put(TRACKER, built(home, TRACKER));
        AGENTS.forEach(agent -> programs.put(agent, built(home, agent)));
        Path binaries = home.resolve("local-stack/target/postgresql");
        return new StackOptions(programs, data, binaries, model, Person.onePerRole(), 0, "auto", LEASE);
    }

    private static JavaProgram built(Path home, String service) {
        return JavaProgram.ofJar(home.resolve(service).resolve("target/quarkus-app/quarkus-run.jar"));
    }

    public StackOptions withPeople(List<Person> named) {
        return new StackOptions(programs, data, binaries, model, named, port, sandbox, lease);
    }

    public StackOptions withPort(int preferred) {
        return new StackOptions(programs, data, binaries, model, people, preferred, sandbox, lease);
    }

    public StackOptions withSandbox(String named) {
        return new StackOptions(programs, data, binaries, model, people, port, named, lease);
    }

    public StackOptions withLease(Duration held) {
        return new StackOptions(programs, data, binaries, model, people, port, sandbox, held);
    }

    /** The services that are agents, in order. */
    List<String> agents() {
        return programs.keySet().stream().filter(name -> !name.equals(TRACKER)).toList();
    }
}
