package dev.lockstep.agent.workspace;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.TransportCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.transport.UsernamePasswordCredentialsProvider;

/** A project's repository elsewhere, by URL; a token, if there is one, is shown to HTTPS hosts alone. */
record GitRemote(String url, Optional<String> token) {
    private static final int TIMEOUT_SECONDS = 60;

    /** Fetches a ref, or with a trailing {@code *} those that match, to the same name, whatever it was before. */
    void fetch(Repository into, String ref) throws GitAPIException, IOException {
        RemoteRetry.run(() -> {
            var result = configured(new Git(into)
                            .fetch()
                            .setRemote(url)
                            .setTagOpt(TagOpt.NO_TAGS)
                            .setRefSpecs(new RefSpec("+" + ref + ":" + ref)))
                    .call();
            for (var update : result.getTrackingRefUpdates()) {
                if (update.getResult() == RefUpdate.Result.LOCK_FAILURE) {
                    throw new IOException("LOCK_FAILURE of " + update.getLocalName());
                }
            }
        });
    }

    /** Pushes a commit to a ref, whatever was there before. */
    void push(Repository from, ObjectId commit, String ref) throws GitAPIException, IOException {
        var results = configured(new Git(from)
                        .push()
                        .setRemote(url)
                        .setRefSpecs(new RefSpec(commit.name() + ":" + ref).setForceUpdate(true)))
                .call();
        for (var result : results) {
            for (RemoteRefUpdate update : result.getRemoteUpdates()) {
                RemoteRefUpdate.Status status = update.getStatus();
                if (status != RemoteRefUpdate.Status.OK && status != RemoteRefUpdate.Status.UP_TO_DATE) {
                    throw new IOException("%s of %s to %s%s".formatted(status, commit.name(), ref, because(update)));
                }
            }
        }
    }

    private static String because(RemoteRefUpdate update) {
        return update.getMessage() == null ? "" : ": " + update.getMessage();
    }

    private <C extends TransportCommand<C, ?>> C configured(C command) {
        command.setTimeout(TIMEOUT_SECONDS);
        if (url.startsWith("https://")) {
            token.ifPresent(secret ->
                    command.setCredentialsProvider(new UsernamePasswordCredentialsProvider("x-access-token", secret)));
        }
        return command;
    }

    /** The URL without a password. */
    @Override
    public String toString() {
        try {
            return new URIish(url).toString();
        } catch (URISyntaxException e) {
            return "(not a Git URL)";
        }
    }
}
