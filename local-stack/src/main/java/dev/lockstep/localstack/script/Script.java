package dev.lockstep.localstack.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All sessions of a script folder: each {@code .yaml} file directly in it is one. */
final class Script {
    private final List<SessionScript> sessions;

    private Script(List<SessionScript> sessions) {
        this.sessions = List.copyOf(sessions);
    }

    /** @throws ScriptException when a file cannot be played as written */
    static Script read(Path folder) {
        List<SessionScript> sessions = new ArrayList<>();
        for (Path file : files(folder)) {
            SessionScript session = new ScriptFile(folder, file).read();
            sessions.stream().filter(session::rivals).findFirst().ifPresent(rival -> {
                throw new ScriptException(file, 1, "matches the same sessions as " + rival.file());
            });
            sessions.add(session);
        }
        if (sessions.isEmpty()) {
            throw new ScriptException(folder, 0, "holds no .yaml file, so there is nothing to play");
        }
        return new Script(sessions);
    }

    /** The most specific script of the session. */
    Optional<SessionScript> of(SessionTag tag) {
        return sessions.stream()
                .filter(session -> session.matches(tag))
                .max(Comparator.comparingInt(SessionScript::weight));
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new ScriptException(folder, 0, "is not a folder that can be read");
        }
    }
}
