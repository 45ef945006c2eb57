package dev.lockstep.tracker.health;

import dev.lockstep.tracker.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the log is not published: what people decide would not reach the agents. */
@Readiness
@ApplicationScoped
class RelayCheck implements HealthCheck {
    private static final String NAME = "relay";

    private final Relay relay;

    RelayCheck(Relay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        return Probe.of(NAME, () -> {
            Relay.Standing standing = relay.standing();
            return HealthCheckResponse.named(NAME)
                    .status(standing.keepsUp())
                    .withData("eventsWaiting", standing.eventsWaiting())
                    .withData("oldestWaitsSeconds", standing.oldest().toSeconds())
                    .withData("failingSeconds", standing.failing().toSeconds())
                    .withData("boundSeconds", standing.bound().toSeconds())
                    .build();
        });
    }
}
