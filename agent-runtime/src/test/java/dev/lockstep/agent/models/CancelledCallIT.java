package dev.lockstep.agent.models;

import static dev.lockstep.agent.models.Completions.error;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.contracts.workflow.PhaseName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CancelledCallIT {
    @Test
    void interruptingTheThreadEndsACallInFlight() throws Exception {
        try (var provider = FakeProvider.start().silent();
                var models = TestConfig.of(environment(provider)).start()) {
            var caller = new Caller(models.gateway());
            await().until(() -> provider.requests().size() == 1);

            caller.thread.interrupt();

            assertThat(caller.outcome()).contains("cancelled").endsWith("interrupted: true");
        }
    }

    @Test
    void interruptingTheThreadEndsAPause() throws Exception {
        try (var provider = FakeProvider.start().answering(503, Map.of("Retry-After", "300"), error("", "busy"))) {
            var paused = new CountDownLatch(1);
            var config = TestConfig.of(environment(provider));
            var gateway =
                    new ConfiguredModels(config.models(), config.roles(), TestConfig.provider(announcing(paused)));
            var caller = new Caller(gateway);
            paused.await();

            caller.thread.interrupt();

            assertThat(caller.outcome()).contains("cancelled").endsWith("interrupted: true");
            gateway.close();
        }
    }

    /** Real pauses, each announced as it begins. */
    private static Pacing announcing(CountDownLatch paused) {
        var real = Pacing.real();
        return new Pacing() {
            @Override
            public Duration elapsed() {
                return real.elapsed();
            }

            @Override
            public void pause(Duration length) throws InterruptedException {
                paused.countDown();
                real.pause(length);
            }
        };
    }

    private static Map<String, String> environment(FakeProvider provider) {
        return Map.of(
                "LOCKSTEP_MODELS_DEFAULT_BASE_URL", provider.baseUrl(), "LOCKSTEP_MODELS_DEFAULT_MODEL", "large-1");
    }

    /** A virtual thread that calls, and what came of it. */
    private static final class Caller {
        private final FutureTask<String> outcome;
        private final Thread thread;

        Caller(ModelGateway gateway) {
            outcome = new FutureTask<>(() -> call(gateway));
            thread = Thread.startVirtualThread(outcome);
        }

        private static String call(ModelGateway gateway) {
            try {
                return "replied: " + gateway.call(PhaseName.TESTING, List.of(UserMessage.from("x")), List.of());
            } catch (ModelCallException e) {
                return e.getMessage() + " interrupted: "
                        + Thread.currentThread().isInterrupted();
            }
        }

        String outcome() throws Exception {
            return outcome.get(10, TimeUnit.SECONDS);
        }
    }
}
