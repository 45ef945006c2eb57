package dev.lockstep.agent.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A client that answers as docker and podman do, for what is asked of it here: it writes each call down, and runs a
 * container's command as a plain process in the workspace, in a session of its own, as an engine's daemon would.
 */
record FakeEngine(Path program) {
    private static final String SCRIPT = """
            #!/bin/sh
            here=$(dirname "$0")
            echo "$@" >> "$here/calls"
            env | cut -d= -f1 > "$here/environment"
            case $1 in
                info)
                    [ -f "$here/slow" ] && exec sleep 30
                    if [ -f "$here/dead" ]; then echo 'Cannot connect to the daemon.' >&2; exit 1; fi
                    cat "$here/info"
                    ;;
                image) [ -f "$here/images" ] && grep -qx "$5" "$here/images" ;;
                kill) kill -s KILL -- "-$(cat "$here/$2.pid")" ;;
                rm) rm -f "$here/$3.pid" ;;
                run)
                    if [ -f "$here/full" ]; then echo 'docker: Error response from daemon: no space left.'; exit 125; fi
                    for argument in "$@"; do
                        case $argument in
                            --name=*) name=${argument#--name=} ;;
                            --mount=*target=/workspace) workspace=${argument#*source=}; workspace=${workspace%%,*} ;;
                        esac
                        command=$argument
                    done
                    [ -f "$here/elsewhere" ] && workspace=$(cat "$here/elsewhere")
                    cd "$workspace" || exit 125
                    setsid sh -c 'echo $$ > "$1"; exec sh -c "$2"' sh "$here/$name.pid" "$command" &
                    wait $!
                    ;;
            esac
            """;

    static FakeEngine in(Path folder, String name) throws IOException {
        Path program = Files.writeString(Files.createDirectories(folder).resolve(name), SCRIPT);
        if (!program.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + program + " executable");
        }
        FakeEngine engine = new FakeEngine(program);
        return engine.with("images", "tools:1\n").with("info", "[name=seccomp,profile=builtin]\n");
    }

    FakeEngine with(String file, String content) throws IOException {
        Files.writeString(program.resolveSibling(file), content);
        return this;
    }

    List<String> calls() throws IOException {
        return Files.readAllLines(program.resolveSibling("calls"));
    }

    /** The names of the variables that the last call could see. */
    List<String> environment() throws IOException {
        return Files.readAllLines(program.resolveSibling("environment"));
    }

    ContainerEngine answering() {
        return ContainerEngine.answering(program.toString());
    }
}
