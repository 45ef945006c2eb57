package dev.lockstep.tracker.health;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while no broker answers; an open connection alone says nothing. */
@Readiness
@ApplicationScoped
class BrokerCheck implements HealthCheck {
    private static final String NAME = "broker";
    private static final int REQUEST_MILLIS = (int) Probe.PATIENCE.toMillis();

    private final Admin admin;

    BrokerCheck(@ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.admin = Admin.create(Map.of(
                AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                AdminClientConfig.CLIENT_ID_CONFIG, "lockstep-health",
                AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS,
                AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, REQUEST_MILLIS));
    }

    @Override
    public HealthCheckResponse call() {
        return Probe.of(NAME, () -> HealthCheckResponse.named(NAME)
                .up()
                .withData("nodes", admin.describeCluster().nodes().get().size())
                .build());
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
    }
}
