package dev.lockstep.localstack.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads from the log how long each decision of a cycle took to reach an agent. All times are PostgreSQL's. */
final class ClaimTimes {
    private static final String EVENTS = """
            select type, recorded_at, pg_xact_commit_timestamp(xmin) from event where cycle_id = ? order by sequence
            """;
    private static final double MILLI = 1e6;

    private ClaimTimes() {}

    /** Milliseconds from each decision's commit to the claim of the leg that it dispatched. */
    static List<Double> of(String jdbcUrl, String cycle) throws SQLException {
        List<Double> millis = new ArrayList<>();
        Optional<OffsetDateTime> committed = Optional.empty();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                PreparedStatement select = connection.prepareStatement(EVENTS)) {
            select.setObject(1, UUID.fromString(cycle));
            try (ResultSet events = select.executeQuery()) {
                while (events.next()) {
                    String type = events.getString(1);
                    if (type.startsWith("dev.lockstep.decision-recorded")) {
                        committed = Optional.of(events.getObject(3, OffsetDateTime.class));
                    } else if (type.startsWith("dev.lockstep.leg-claimed") && committed.isPresent()) {
                        OffsetDateTime claimed = events.getObject(2, OffsetDateTime.class);
                        millis.add(Duration.between(committed.get(), claimed).toNanos() / MILLI);
                        committed = Optional.empty();
                    }
                }
            }
        }
        return millis;
    }
}
