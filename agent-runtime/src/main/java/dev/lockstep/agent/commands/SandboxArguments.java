package dev.lockstep.agent.commands;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Builds one command line for {@code bwrap}; mounts apply in the order in which they are added. */
final class SandboxArguments {
    /** From {@code /etc}, only what programs need to resolve names, trust certificates and find alternatives. */
    private static final List<String> ETC = List.of(
            "/etc/alternatives",
            "/etc/ca-certificates",
            "/etc/ld.so.cache",
            "/etc/localtime",
            "/etc/maven",
            "/etc/pki",
            "/etc/ssl");

    private static final List<String> ETC_OF_THE_NETWORK = List.of("/etc/hosts", "/etc/resolv.conf");
    private static final String WORKSPACE = "/workspace";
    private static final String CACHE = "/cache";
    private static final String USER_ID = "1000";

    private final List<String> line = new ArrayList<>(List.of("bwrap"));

    SandboxArguments namespaces(boolean network, boolean disableNested) {
        add("--unshare-user", "--unshare-ipc", "--unshare-pid", "--unshare-uts", "--unshare-cgroup-try");
        if (!network) {
            add("--unshare-net");
        }
        if (disableNested) {
            add("--disable-userns");
        }
        add("--uid", USER_ID, "--gid", USER_ID, "--hostname", "lockstep");
        return add("--die-with-parent", "--new-session", "--cap-drop", "ALL", "--clearenv");
    }

    SandboxArguments system(Identity identity, boolean network) {
        add("--ro-bind", "/usr", "/usr");
        for (String folder : List.of("bin", "sbin", "lib", "lib32", "lib64")) {
            system("/" + folder);
        }
        ETC.forEach(this::readOnlyIfThere);
        javaSettings().forEach(this::readOnlyIfThere);
        add("--ro-bind", identity.passwd().toString(), "/etc/passwd");
        add("--ro-bind", identity.group().toString(), "/etc/group");
        if (network) {
            ETC_OF_THE_NETWORK.forEach(this::readOnlyIfThere);
        }
        return this;
    }

    /** Empty folders in memory, each at most a quarter of the command's memory: they count as no process's own. */
    SandboxArguments scratch(long memoryBytes) {
        String size = Long.toString(memoryBytes / 4);
        add("--proc", "/proc", "--dev", "/dev");
        for (String folder : List.of("/dev/shm", "/tmp", "/home")) {
            add("--size", size, "--tmpfs", folder);
        }
        return this;
    }

    SandboxArguments readOnly(List<Path> paths) {
        paths.forEach(path -> readOnlyIfThere(path.toString()));
        return this;
    }

    SandboxArguments project(Path workspace, Path cache) {
        add("--bind", workspace.toString(), WORKSPACE, "--bind", cache.toString(), CACHE);
        ProtectedGit.of(workspace).ifPresent(git -> add("--ro-bind", git.toString(), WORKSPACE + "/.git"));
        return add("--chdir", WORKSPACE);
    }

    SandboxArguments environment(Path javaHome, Map<String, String> more) {
        Map<String, String> variables = CommandEnvironment.of(javaHome, CACHE, CACHE, more);
        variables.forEach((name, value) -> add("--setenv", name, value));
        return this;
    }

    /**
     * Ends the mounts: the root and {@code /dev} themselves are in memory, and writable until now. So is {@code /proc},
     * where an agent that runs as root could otherwise change the kernel's settings: those files go by the user's id
     * outside the sandbox, not by capabilities.
     */
    List<String> running(List<String> command) {
        add("--remount-ro", "/proc", "--remount-ro", "/dev", "--remount-ro", "/", "--");
        line.addAll(command);
        return List.copyOf(line);
    }

    /** A symbolic link into {@code /usr} on most systems, a folder on others. */
    private void system(String folder) {
        Path path = Path.of(folder);
        if (Files.isSymbolicLink(path)) {
            try {
                add("--symlink", Files.readSymbolicLink(path).toString(), folder);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        } else {
            readOnlyIfThere(folder);
        }
    }

    private void readOnlyIfThere(String path) {
        add("--ro-bind-try", path, path);
    }

    /** Debian keeps a JDK's own settings in {@code /etc/java-17-openjdk} and links to them. */
    private static List<String> javaSettings() {
        try (Stream<Path> entries = Files.list(Path.of("/etc"))) {
            return entries.map(Path::toString)
                    .filter(path -> path.startsWith("/etc/java-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SandboxArguments add(String... arguments) {
        line.addAll(List.of(arguments));
        return this;
    }

    /**
     * The one user that exists in a sandbox, so that the host's users are not shown. At home in the cache, where tools like
     * Maven keep what {@code setup} downloads; some ask for it here and not in {@code HOME}.
     */
    record Identity(Path passwd, Path group) {
        static Identity in(Path folder) throws IOException {
            String passwd = "lockstep:x:" + USER_ID + ":" + USER_ID + "::" + CACHE + ":/bin/sh\n";
            return new Identity(
                    Files.writeString(folder.resolve("passwd"), passwd),
                    Files.writeString(folder.resolve("group"), "lockstep:x:" + USER_ID + ":\n"));
        }
    }
}
