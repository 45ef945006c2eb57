package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.localstack.StackState;
import dev.lockstep.localstack.StackState.Running;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a stack's {@code stack.json} said while it ran. */
record RunningStack(StackState state) {
    private static final Duration START_TOLERANCE = Duration.ofSeconds(2);
    private static final Pattern PORT = Pattern.compile(":(\\d+)");

    /** The stack of that folder, once everything in it is ready. */
    static Optional<RunningStack> in(Path folder) {
        Path file = folder.resolve("stack.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(Json.read(Files.readAllBytes(file), StackState.class))
                    .filter(StackState::ready)
                    .map(RunningStack::new);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Five services, the broker and the database run; each is the very process that was recorded. */
    void runs() {
        assertThat(state.processes()).hasSize(7).allMatch(RunningStack::isAlive);
        assertThat(ports()).hasSize(3).allMatch(RunningStack::isOpen);
    }

    /** None of its processes runs, and none of its ports is open. */
    void isGone() {
        assertThat(state.processes()).hasSize(7).noneMatch(RunningStack::isAlive);
        assertThat(ProcessHandle.of(state.pid())).isEmpty();
        assertThat(ports()).hasSize(3).noneMatch(RunningStack::isOpen);
    }

    /** The process of a part, by the part's name. */
    long pid(String part) {
        return state.processes().stream()
                .filter(process -> process.name().equals(part))
                .map(Running::pid)
                .findAny()
                .orElseThrow();
    }

    private static boolean isAlive(Running process) {
        return ProcessHandle.of(process.pid())
                .flatMap(handle -> handle.info().startInstant())
                .filter(start ->
                        Duration.between(start, process.started()).abs().compareTo(START_TOLERANCE) < 0)
                .isPresent();
    }

    private List<Integer> ports() {
        List<Integer> ports = new ArrayList<>();
        ports.add(URI.create(String.valueOf(state.trackerUrl())).getPort());
        for (String address : List.of(String.valueOf(state.kafka()), String.valueOf(state.jdbcUrl()))) {
            Matcher port = PORT.matcher(address);
            while (port.find()) {
                ports.add(Integer.parseInt(port.group(1)));
            }
        }
        return ports;
    }

    private static boolean isOpen(int port) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException e) {
            return false;
        }
    }
}
