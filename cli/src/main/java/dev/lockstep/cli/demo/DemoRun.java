package dev.lockstep.cli.demo;

import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of one run: the stack's data and the project's repository, which go at the end, and the result, which stays. */
public final class DemoRun implements AutoCloseable {
    private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final int TAIL_LINES = 25;

    private final Path folder;
    private final Example example;
    private final DemoRepository repository;
    private boolean over;

    private DemoRun(Path folder, Example example, DemoRepository repository) {
        this.folder = folder;
        this.example = example;
        this.repository = repository;
    }

    /** Makes a fresh folder under {@code .lockstep} with the example's repository in it. */
    public static DemoRun create(Path base, Example example) {
        String stamp = LocalDateTime.now(ZoneId.systemDefault()).format(STAMP);
        Path folder = base.resolve(".lockstep")
                .resolve("demo-" + stamp + "-" + ProcessHandle.current().pid());
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ClientException.Usage("Can't write to " + folder + ": " + e.getMessage());
        }
        DemoRepository repository =
                DemoRepository.create(example.folder().resolve("project"), folder.resolve(example.name() + ".git"));
        return new DemoRun(folder, example, repository);
    }

    public DemoRepository repository() {
        return repository;
    }

    private Path data() {
        return folder.resolve("stack");
    }

    public Path logs() {
        return data().resolve("logs");
    }

    /** The stack's options for this run. */
    public List<String> options(boolean measure) {
        List<String> options = new ArrayList<>(List.of(
                "--data", data().toString(),
                "--script", example.folder().resolve("script").toString(),
                "--sandbox", "demo"));
        if (example.needs().junit()) {
            options.addAll(List.of("--test-tools", example.name()));
        }
        example.people().people().forEach(person -> {
            options.add("--person");
            options.add(person.name() + "=" + String.join(",", person.roles()));
        });
        if (measure) {
            options.add("--measure");
        }
        return options;
    }

    /** The repository as the cycle left it. */
    public Path cloneResult() {
        Path clone = folder.resolve("repository");
        int commits = repository.cloneTo(clone);
        if (commits == 0) {
            throw new ClientException.Refused("The cycle is closed, but nothing was merged into " + repository.url());
        }
        return clone;
    }

    /** Nobody needs the logs and the data any more: the run has succeeded, or was ended on purpose. */
    public void over() {
        over = true;
    }

    /** The ends of all logs. */
    public String failure() {
        try (Stream<Path> files = Files.list(logs())) {
            List<String> tails = files.filter(file -> file.toString().endsWith(".log"))
                    .sorted(Comparator.naturalOrder())
                    .map(DemoRun::tail)
                    .toList();
            return String.join("\n", tails) + "\nThe whole logs: " + logs();
        } catch (IOException | UncheckedIOException e) {
            return "There are no logs in " + logs() + ": " + e.getMessage();
        }
    }

    private static String tail(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<String> end = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            return "---- " + file.getFileName() + "\n" + String.join("\n", end);
        } catch (IOException e) {
            return "---- " + file.getFileName() + " can't be read: " + e.getMessage();
        }
    }

    /** Removes all but the result; unless the run is {@linkplain #over over}, the logs that there are, and the data, stay too. */
    @Override
    public void close() {
        if (over || !Files.exists(logs())) {
            Folders.delete(data());
            Folders.delete(repository.bare());
        }
    }
}
