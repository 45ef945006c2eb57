package dev.lockstep.tracker.health;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Not ready while the database does not answer. The framework's own check would wait with it. */
@Readiness
@ApplicationScoped
class DatabaseCheck implements HealthCheck {
    private static final String NAME = "database";

    private final DataSource database;

    DatabaseCheck(DataSource database) {
        this.database = database;
    }

    @Override
    public HealthCheckResponse call() {
        return Probe.of(NAME, () -> {
            try (Connection connection = database.getConnection()) {
                return HealthCheckResponse.named(NAME)
                        .status(connection.isValid(Math.toIntExact(Probe.PATIENCE.toSeconds())))
                        .build();
            }
        });
    }
}
