package dev.lockstep.agent.commands;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Builds the arguments of one {@code run} of a container engine. */
final class ContainerArguments {
    private static final String WORKSPACE = "/workspace";
    private static final String CACHE = "/cache";

    private final List<String> line = new ArrayList<>(List.of("run", "--rm", "--pull=never"));

    /**
     * Locks the container up. Its output is not kept a second time by the engine, whose disk it would fill, and SELinux's
     * labels are left as they are on the workspace.
     */
    ContainerArguments lockedUp(String name, boolean network) {
        add("--name=" + name, "--hostname=lockstep", "--log-driver=none", "--no-healthcheck");
        if (!network) {
            add("--network=none");
        }
        add("--read-only", "--cap-drop=ALL", "--ipc=private");
        return add("--security-opt=no-new-privileges", "--security-opt=label=disable");
    }

    /** Memory counts what is in the folders in memory too; there is no swap beside it. */
    ContainerArguments limited(CommandRunner.Limits limits) {
        String quarter = Long.toString(limits.memoryBytes() / 4);
        add("--memory=" + limits.memoryBytes(), "--memory-swap=" + limits.memoryBytes());
        add("--pids-limit=" + limits.processes(), "--ulimit=core=0:0");
        add("--ulimit=fsize=" + ResourceLimits.FILE_BYTES + ":" + ResourceLimits.FILE_BYTES);
        return add("--shm-size=" + quarter, "--tmpfs=/tmp:rw,exec,nosuid,nodev,mode=1777,size=" + quarter);
    }

    /**
     * Gives the container's files to whoever runs the agent. A rootless engine maps that user to the container's root by
     * itself; podman can keep the id, docker cannot.
     */
    ContainerArguments as(ContainerEngine engine, String user) {
        if (engine.rootless() && engine.isPodman()) {
            return add("--userns=keep-id", "--user=" + user);
        }
        return add("--user=" + (engine.rootless() ? "0:0" : user));
    }

    ContainerArguments project(Path workspace, Path cache) {
        mount(workspace, WORKSPACE, false);
        mount(cache, CACHE, false);
        ProtectedGit.of(workspace).ifPresent(git -> mount(git, WORKSPACE + "/.git", true));
        return add("--workdir=" + WORKSPACE);
    }

    ContainerArguments readOnly(List<Path> paths) {
        paths.stream().filter(Files::exists).forEach(path -> mount(path, path.toString(), true));
        return this;
    }

    ContainerArguments environment(Map<String, String> more) {
        CommandEnvironment.inImage(CACHE, CACHE, more).forEach((name, value) -> add("--env=" + name + "=" + value));
        return this;
    }

    /** The whole line: what the image itself would start is put aside. */
    List<String> running(String image, String command) {
        add("--entrypoint=/bin/sh", image, "-c", command);
        return List.copyOf(line);
    }

    /** A value is read as a line of CSV. */
    private void mount(Path source, String target, boolean readOnly) {
        String fields = "type=bind," + quoted("source=" + source) + "," + quoted("target=" + target);
        add("--mount=" + fields + (readOnly ? ",readonly" : ""));
    }

    private static String quoted(String field) {
        boolean plain = field.indexOf(',') < 0 && field.indexOf('"') < 0;
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    private ContainerArguments add(String... arguments) {
        line.addAll(List.of(arguments));
        return this;
    }
}
