package dev.lockstep.tracker.git;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.NullProgressMonitor;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;

/** The project's own repository at the other end of a transport. Its failures name the URL and never show credentials. */
final class Remote {
    /** A ref lock is held for milliseconds; each try begins with a fresh look at the remote. */
    private static final int TRIES = 5;

    private final Repository mirror;
    private final RemoteUrl url;
    private final Duration timeout;
    private final PushMarker marker;

    Remote(Repository mirror, RemoteUrl url, Duration timeout, PushMarker marker) {
        this.mirror = mirror;
        this.url = url;
        this.timeout = timeout;
        this.marker = marker;
    }

    /** What the remote has at this moment, by full name. */
    Map<String, Ref> refs() {
        return call(transport -> {
            try (FetchConnection connection = transport.openFetch()) {
                return connection.getRefsMap();
            }
        });
    }

    Optional<ObjectId> tip(String ref) {
        return Optional.ofNullable(refs().get(ref)).map(Ref::getObjectId);
    }

    /** Brings refs into the mirror, below {@code refs/mirror/}. */
    void fetch(String pattern) {
        RefSpec spec = new RefSpec("+" + pattern + ":" + pattern.replaceFirst("^refs/", "refs/mirror/"));
        call(transport -> transport.fetch(NullProgressMonitor.INSTANCE, List.of(spec)));
    }

    /**
     * Sets a ref only if it is what the caller expects ({@link ObjectId#zeroId()}: absent). The remote compares and sets
     * under its own lock, so that of two racing callers one loses.
     */
    Advance compareAndSet(String ref, ObjectId expected, ObjectId to, boolean force) {
        String refusal = "";
        for (int attempt = 0; attempt < TRIES; attempt++) {
            RemoteRefUpdate update = call(transport -> push(transport, ref, expected, to, force));
            if (update.getStatus() == RemoteRefUpdate.Status.OK) {
                return new Advance.Done();
            }
            ObjectId actual = tip(ref).orElse(ObjectId.zeroId());
            if (actual.equals(to)) {
                return new Advance.Done();
            }
            if (!actual.equals(expected)) {
                return new Advance.Moved(actual.equals(ObjectId.zeroId()) ? null : actual.name());
            }
            refusal = update.getStatus() + (update.getMessage() == null ? "" : ", " + update.getMessage());
        }
        throw new GitFailedException(("%s refused to move %s to %s: %s. Let the tracker's account push to it;"
                        + " if it says that it failed to lock, remove the lock that was left there.")
                .formatted(url, ref, to.name(), url.scrub(refusal)));
    }

    private RemoteRefUpdate push(Transport transport, String ref, ObjectId expected, ObjectId to, boolean force)
            throws IOException {
        RemoteRefUpdate update = new RemoteRefUpdate(mirror, to.name(), to, ref, force, null, expected);
        return pushAll(transport, List.of(update)).getFirst();
    }

    /** Deletes refs; one that is gone already counts as deleted. */
    void delete(Collection<String> refs) {
        if (!refs.isEmpty()) {
            call(transport -> pushAll(transport, deletions(refs))).forEach(this::requireDeleted);
        }
    }

    private List<RemoteRefUpdate> deletions(Collection<String> refs) throws IOException {
        List<RemoteRefUpdate> updates = new ArrayList<>();
        for (String ref : refs) {
            updates.add(new RemoteRefUpdate(mirror, (String) null, ref, true, null, null));
        }
        return updates;
    }

    private void requireDeleted(RemoteRefUpdate deletion) {
        switch (deletion.getStatus()) {
            case OK, UP_TO_DATE, NON_EXISTING -> {}
            default ->
                throw new GitFailedException("%s refused to delete %s: %s. Let the tracker's account delete it."
                        .formatted(url, deletion.getRemoteName(), deletion.getStatus()));
        }
    }

    private List<RemoteRefUpdate> pushAll(Transport transport, List<RemoteRefUpdate> updates) throws IOException {
        marker.write(updates.stream().map(RemoteRefUpdate::getRemoteName).toList());
        transport.push(NullProgressMonitor.INSTANCE, updates);
        marker.clear();
        return updates;
    }

    private <T> T call(Exchange<T> exchange) {
        try (Transport transport = Transport.open(mirror, url.uri())) {
            transport.setTimeout(Math.toIntExact(timeout.toSeconds()));
            transport.setTagOpt(TagOpt.NO_TAGS);
            url.credentials().ifPresent(transport::setCredentialsProvider);
            if (transport instanceof SshTransport ssh) {
                ssh.setSshSessionFactory(new SystemSsh());
            }
            return exchange.over(transport);
        } catch (IOException | JGitInternalException e) {
            throw unavailable(e);
        }
    }

    private RepositoryUnavailableException unavailable(Exception e) {
        String message = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
        // The library mostly begins with the URL, which is named already, and may end with a full stop.
        String reason = url.scrub(message).strip().replaceFirst("\\.+$", "").replace(url + ": ", "");
        String detail =
                "The repository %s can't be reached: %s. Check the URL, the network and the tracker's access to it."
                        .formatted(url, reason);
        // The library's own exceptions may quote the user of the URL, which can be a token.
        return new RepositoryUnavailableException(detail, url.hasCredentials() ? null : e);
    }

    /** One conversation over an open transport. */
    @FunctionalInterface
    private interface Exchange<T> {
        T over(Transport transport) throws IOException;
    }
}
