package dev.lockstep.agent.workspace;

import java.io.EOFException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.errors.LockFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Makes an exchange with a remote again when it failed for a reason that passes: another push's lock, a broken connection,
 * a host that is overloaded. Pauses double, half of each at random, so that sessions that met do not meet again; all in
 * all they last some seconds.
 */
final class RemoteRetry {
    private static final Logger LOG = Logger.getLogger(RemoteRetry.class);
    private static final int TRIES = 6;
    private static final Duration FIRST = Duration.ofMillis(200);

    /** Some libraries tell the reason by words alone. The word "lock" must not be found in the name of a branch. */
    private static final Pattern PASSING = Pattern.compile(
            "\\block\\b|lock_failure|timed? ?-?out|connection (reset|refused|closed)|\\b(429|50[0234])\\b",
            Pattern.CASE_INSENSITIVE);

    private RemoteRetry() {}

    /** An exchange that may be made any number of times with the same end. */
    interface Exchange {
        void run() throws IOException, GitAPIException;
    }

    /** Makes the exchange until it succeeds, fails for a reason that stays, or has failed too often. */
    static void run(Exchange exchange) throws IOException, GitAPIException {
        for (int made = 1; ; made++) {
            try {
                exchange.run();
                return;
            } catch (IOException | GitAPIException | JGitInternalException e) {
                if (made == TRIES || !isPassing(e) || !paused(made)) {
                    throw e;
                }
                LOG.infof("Git is tried again after try %d of %d: %s", made, TRIES, e.getMessage());
            }
        }
    }

    /** Waits before the next try; false if the thread was interrupted, which it then still is. */
    private static boolean paused(int made) {
        long millis = FIRST.toMillis() << (made - 1);
        long pause = millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        try {
            return !new CountDownLatch(1).await(pause, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    static boolean isPassing(@Nullable Throwable failure) {
        if (failure == null) {
            return false;
        }
        boolean known = failure instanceof LockFailedException
                || failure instanceof SocketException
                || failure instanceof InterruptedIOException
                || failure instanceof UnknownHostException
                || failure instanceof EOFException;
        return known || PASSING.matcher(String.valueOf(failure.getMessage())).find() || isPassing(failure.getCause());
    }
}
