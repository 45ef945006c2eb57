package dev.lockstep.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.function.IntSupplier;

/**
 * A real PostgreSQL whose data outlives it. The library starts it; it is stopped through its own process, because the library's way gives up
 * after five seconds and fails when the server is gone already.
 */
final class PostgresPart implements Part {
    private static final int PORTS_TRIED = 3;

    private final Path folder;
    private final Path binaries;
    private final IntSupplier ports;
    private final Supervision supervision;
    private int port;
    private boolean running;

    /** @param binaries where the server's programs are unpacked once; may be shared by several stacks */
    PostgresPart(Path folder, Path binaries, IntSupplier ports, Supervision supervision) {
        this.folder = folder;
        this.binaries = binaries;
        this.ports = ports;
        this.supervision = supervision;
    }

    @Override
    public String name() {
        return "postgresql";
    }

    String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    }

    @Override
    public long pid() {
        return isRunning() ? Postmaster.in(folder).map(Postmaster::pid).orElse(-1L) : -1;
    }

    @Override
    public boolean isRunning() {
        return Postmaster.in(folder).filter(Postmaster::isRunning).isPresent();
    }

    @Override
    public synchronized void start() {
        Postmaster.endLeftover(folder);
        for (int tried = 1; !running; tried++) {
            supervision.refuseWhenClosing(name());
            int candidate = port > 0 ? port : ports.getAsInt();
            tryPort(candidate, tried == PORTS_TRIED || port > 0);
        }
        Postmaster server = Postmaster.in(folder)
                .orElseThrow(() -> new StackException("PostgreSQL runs without " + folder.resolve("postmaster.pid")));
        supervision.launched(name(), server.pid(), server.processStart().orElseGet(Instant::now));
        var ignored =
                ProcessHandle.of(server.pid()).map(process -> process.onExit().thenRun(this::ended));
    }

    private void ended() {
        boolean unexpected;
        synchronized (this) {
            unexpected = running && !isRunning();
            running = running && !unexpected;
        }
        if (unexpected) {
            supervision.lost(this, name() + " ended", "the end of " + log() + ":\n" + CappedLog.tailOf(log()));
        }
    }

    private void tryPort(int candidate, boolean last) {
        String problem = Ports.isFree(candidate) ? launch(candidate) : "port " + candidate + " is taken";
        if (!running && last) {
            throw new StackException(
                    "PostgreSQL did not start: " + problem + "; the end of " + log() + ":\n" + CappedLog.tailOf(log()));
        }
    }

    /** Returns what went wrong, or an empty text. */
    private String launch(int candidate) {
        EmbeddedPostgres launched;
        try {
            launched = builder(candidate).start();
        } catch (IOException | IllegalStateException e) {
            Postmaster.endLeftover(folder);
            return String.valueOf(e.getMessage());
        }
        if (!servesFolder(launched)) {
            Postmaster.endLeftover(folder);
            return "another server answers on port " + candidate;
        }
        running = true;
        port = candidate;
        return "";
    }

    private EmbeddedPostgres.Builder builder(int candidate) {
        try {
            Files.createDirectories(folder);
            Files.createDirectories(binaries);
            Files.createDirectories(supervision.logs());
            // The library's lock lasts as long as this JVM; the stack's own lock already excludes others.
            Files.deleteIfExists(folder.resolve("epg-lock"));
        } catch (IOException e) {
            throw StackException.unwritable(folder, e);
        }
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.to(log().toFile());
        return EmbeddedPostgres.builder()
                .setPort(candidate)
                .setDataDirectory(folder)
                .setCleanDataDirectory(false)
                .setRegisterShutdownHook(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                .setPGStartupWait(Duration.ofSeconds(30))
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                // Something else on that port may accept and never answer.
                .setConnectConfig("loginTimeout", "5")
                .setConnectConfig("socketTimeout", "5")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("track_commit_timestamp", "on")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "60")
                .setServerConfig("shared_buffers", "48MB");
    }

    private Path log() {
        return supervision.logs().resolve("postgresql.log");
    }

    /** When its port is taken the library connects to whatever answers there. */
    private boolean servesFolder(EmbeddedPostgres launched) {
        try (var connection = launched.getPostgresDatabase().getConnection();
                var statement = connection.createStatement();
                var row = statement.executeQuery("show data_directory")) {
            row.next();
            return Path.of(row.getString(1)).toRealPath().equals(folder.toRealPath());
        } catch (SQLException | IOException e) {
            throw new StackException("PostgreSQL does not answer: " + e.getMessage(), e);
        }
    }

    @Override
    public synchronized void kill9() {
        running = false;
        Postmaster.in(folder).ifPresent(Postmaster::kill);
    }

    @Override
    public void restart() {
        stop(Duration.ofSeconds(10));
        start();
    }

    @Override
    public synchronized void stop(Duration bound) {
        running = false;
        Postmaster.in(folder).filter(Postmaster::isRunning).ifPresent(found -> found.stop(bound));
    }
}
