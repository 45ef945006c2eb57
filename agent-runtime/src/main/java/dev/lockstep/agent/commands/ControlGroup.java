package dev.lockstep.agent.commands;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A control group of one command's own, which bounds the number of its processes even for root, whom the kernel's limit
 * per user spares. Only root may make one anywhere; other users don't need it.
 */
final class ControlGroup implements AutoCloseable {
    private static final boolean ROOT = "root".equals(System.getProperty("user.name"));
    private static final Path MOUNTED = Path.of("/sys/fs/cgroup");

    /** A group's name has the process id of the agent that made it. */
    private static final String NAME = "lockstep-%d-%s";

    private static final Pattern NAMED =
            Pattern.compile("lockstep-(\\d{1,18})-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    /** For what supervises the command inside the group: two processes of bubblewrap and two more at its start. */
    private static final int OWN_PROCESSES = 8;

    private static final Duration FOR_THE_DEAD_TO_LEAVE = Duration.ofSeconds(10);

    private final Path folder;

    private ControlGroup(Path folder) {
        this.folder = folder;
    }

    /** Whether the kernel's limit spares this user and no group can be made in its place. */
    static boolean isLacking() {
        return ROOT && parent().isEmpty();
    }

    /** Makes a group for so many processes and threads; empty for users other than root, and where it can't be made. */
    static Optional<ControlGroup> of(int processes) {
        return (ROOT ? parent() : Optional.<Path>empty())
                .flatMap(parent ->
                        make(parent.resolve(nameFor(ProcessHandle.current().pid())), processes));
    }

    /** The name of a new group of the agent with this process id. */
    static String nameFor(long agent) {
        return NAME.formatted(agent, UUID.randomUUID());
    }

    /** Removes the groups that killed agents left behind. The kernel keeps those in which something still runs. */
    static void removeLeftovers() {
        parent().ifPresent(ControlGroup::removeLeftovers);
    }

    /** The same in one folder; groups of agents that are alive stay, for they may be about to enter them. */
    static void removeLeftovers(Path parent) {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(parent, ControlGroup::isLeftover)) {
            found.forEach(ControlGroup::removed);
        } catch (IOException | DirectoryIteratorException unreadable) {
            // They hold nothing, and only lie there.
        }
    }

    private static boolean isLeftover(Path group) {
        Matcher named = NAMED.matcher(group.getFileName().toString());
        return named.matches()
                && ProcessHandle.of(Long.parseLong(named.group(1)))
                        .filter(ProcessHandle::isAlive)
                        .isEmpty();
    }

    /** The command line, put into the group before anything of it runs. */
    List<String> holding(List<String> line) {
        List<String> held = new ArrayList<>(List.of(
                "/bin/sh",
                "-c",
                "echo $$ > \"$0\" && exec \"$@\"",
                folder.resolve("cgroup.procs").toString()));
        held.addAll(line);
        return held;
    }

    /** Removes the group as soon as the last of its killed processes has left it, without waiting for that. */
    @Override
    public void close() {
        if (!removed(folder)) {
            Thread.ofVirtual().name("control-group").start(this::removeSoon);
        }
    }

    private void removeSoon() {
        long begun = System.nanoTime();
        while (!removed(folder) && System.nanoTime() - begun < FOR_THE_DEAD_TO_LEAVE.toNanos()) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    private static boolean removed(Path folder) {
        try {
            return Files.deleteIfExists(folder) || !Files.exists(folder);
        } catch (IOException busy) {
            return false;
        }
    }

    private static Optional<ControlGroup> make(Path folder, int processes) {
        try {
            Files.createDirectory(folder);
            Files.writeString(folder.resolve("pids.max"), Integer.toString(processes + OWN_PROCESSES));
            return Optional.of(new ControlGroup(folder));
        } catch (IOException notAllowed) {
            removed(folder);
            return Optional.empty();
        }
    }

    /** The first version has a hierarchy per controller; in the second the root must hand the controller down. */
    private static Optional<Path> parent() {
        Path first = MOUNTED.resolve("pids");
        if (Files.isWritable(first)) {
            return Optional.of(first);
        }
        try {
            String handedDown = Files.readString(MOUNTED.resolve("cgroup.subtree_control"));
            return List.of(handedDown.strip().split(" ", -1)).contains("pids") && Files.isWritable(MOUNTED)
                    ? Optional.of(MOUNTED)
                    : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }
}
