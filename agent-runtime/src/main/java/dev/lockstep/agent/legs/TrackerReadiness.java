package dev.lockstep.agent.legs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready when the tracker answered the last call and accepted the agent's token. The Kafka connector has a check of its own. */
@Readiness
@ApplicationScoped
class TrackerReadiness implements HealthCheck {
    private final TrackerContact contact;

    @Inject
    TrackerReadiness(TrackerContact contact) {
        this.contact = contact;
    }

    @Override
    public HealthCheckResponse call() {
        String problem = contact.problem();
        return problem.isEmpty()
                ? HealthCheckResponse.up("tracker")
                : HealthCheckResponse.named("tracker")
                        .down()
                        .withData("problem", problem)
                        .build();
    }
}
