package dev.lockstep.tracker.health;

import dev.lockstep.tracker.relay.Relay;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while too many events wait to be published: what people decide would not reach the agents. */
@Readiness
@ApplicationScoped
class RelayCheck implements HealthCheck {
    private static final long MOST_WAITING = 10_000;

    private final Relay relay;

    RelayCheck(Relay relay) {
        this.relay = relay;
    }

    @Override
    public HealthCheckResponse call() {
        long lag = relay.lag();
        return HealthCheckResponse.named("relay")
                .status(lag <= MOST_WAITING)
                .withData("eventsWaiting", lag)
                .build();
    }
}
