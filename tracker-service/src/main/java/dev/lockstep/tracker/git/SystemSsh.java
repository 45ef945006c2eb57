package dev.lockstep.tracker.git;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

/** SSH by the machine's own {@code ssh} program, so that its keys, agent, known hosts and configuration apply. It never prompts. */
final class SystemSsh extends SshSessionFactory {
    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider credentials, FS fs, int timeoutMillis) {
        return new Session(connection(uri, timeoutMillis));
    }

    @Override
    public String getType() {
        return "system";
    }

    static List<String> connection(URIish uri, int timeoutMillis) {
        List<String> command = new ArrayList<>(List.of("ssh", "-o", "BatchMode=yes"));
        if (timeoutMillis > 0) {
            command.addAll(List.of("-o", "ConnectTimeout=" + Math.max(1, timeoutMillis / 1000)));
        }
        if (uri.getPort() > 0) {
            command.addAll(List.of("-p", Integer.toString(uri.getPort())));
        }
        if (uri.getUser() != null) {
            command.addAll(List.of("-l", uri.getUser()));
        }
        command.addAll(List.of("--", uri.getHost()));
        return command;
    }

    private record Session(List<String> connection) implements RemoteSession {
        @Override
        public Process exec(String commandName, int timeoutSeconds) throws IOException {
            List<String> command = new ArrayList<>(connection);
            command.add(commandName);
            return new ProcessBuilder(command).start();
        }

        @Override
        public void disconnect() {
            // Each command has a connection of its own, which ends with its process.
        }
    }
}
