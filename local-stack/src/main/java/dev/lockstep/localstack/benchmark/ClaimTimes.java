package dev.lockstep.localstack.benchmark;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/** Reads from the log how long an approval took to reach an agent, from commit to commit as PostgreSQL dates them. */
final class ClaimTimes {
    private static final String MILLIS = """
            select extract(epoch from min(pg_xact_commit_timestamp(claim.xmin)) - max(pg_xact_commit_timestamp(decision.xmin)))
                * 1000
            from event decision join event claim on claim.cycle_id = decision.cycle_id and claim.sequence > decision.sequence
            where decision.cycle_id = ? and decision.type like 'dev.lockstep.decision-recorded%'
                and claim.type like 'dev.lockstep.leg-claimed%'
            """;

    private ClaimTimes() {}

    /** Milliseconds from the commit of the cycle's only decision to that of the claim of the leg that it dispatched. */
    static double ofApproval(String jdbcUrl, String cycle) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl, "postgres", "postgres");
                PreparedStatement select = connection.prepareStatement(MILLIS)) {
            select.setObject(1, UUID.fromString(cycle));
            try (ResultSet row = select.executeQuery()) {
                row.next();
                return row.getDouble(1);
            }
        }
    }
}
