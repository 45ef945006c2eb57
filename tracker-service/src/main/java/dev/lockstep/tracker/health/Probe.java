package dev.lockstep.tracker.health;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.health.HealthCheckResponse;

/** A question to a server that may refuse, or never answer. Both are DOWN, in less time than whoever probes waits. */
final class Probe {
    static final Duration PATIENCE = Duration.ofSeconds(3);

    private Probe() {}

    static HealthCheckResponse of(String name, Callable<HealthCheckResponse> question) {
        FutureTask<HealthCheckResponse> task = new FutureTask<>(question);
        Thread.ofVirtual().name("health-" + name).start(task);
        try {
            return task.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return down(name, "No answer within " + PATIENCE.toSeconds() + " s");
        } catch (ExecutionException e) {
            return down(name, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return down(name, "Interrupted");
        } finally {
            // Interrupting a virtual thread closes the socket that it waits at, so that no hung question is left
            // behind.
            task.cancel(true);
        }
    }

    private static HealthCheckResponse down(String name, String why) {
        return HealthCheckResponse.named(name).down().withData("why", why).build();
    }
}
