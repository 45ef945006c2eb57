package dev.lockstep.tracker.relay;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/**
 * Hears when another replica has something to publish, and hints at this one's relay. A lost connection is opened again;
 * what is missed meanwhile the sweep finds.
 */
@ApplicationScoped
class RelayCalls {
    static final String CHANNEL = "lockstep_relay";

    private static final int LISTENING_MILLIS = 30_000;
    private static final long RECONNECT_MILLIS = 1_000;

    private final AgroalDataSource database;
    private final Relay relay;
    private final CountDownLatch stopped = new CountDownLatch(1);
    private @Nullable Thread thread;

    RelayCalls(AgroalDataSource database, Relay relay) {
        this.database = database;
        this.relay = relay;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofVirtual().name("relay-calls").start(this::run);
    }

    void stop(@Observes ShutdownEvent event) {
        stopped.countDown();
        if (thread != null) {
            // Closes the socket that a virtual thread waits at.
            thread.interrupt();
        }
    }

    private void run() {
        try {
            do {
                listen();
            } while (!stopped.await(RECONNECT_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("listen " + CHANNEL);
            // Whoever called before this was heard by nobody.
            relay.hint();
            try {
                hear(connection.unwrap(PGConnection.class));
            } finally {
                // Frees the connection of its channel, or finds it broken so that the pool gives it up.
                statement.execute("unlisten " + CHANNEL);
            }
        } catch (SQLException e) {
            if (stopped.getCount() > 0) {
                Log.warnf("The relay does not hear other replicas and will listen again: %s", e.getMessage());
            }
        }
    }

    private void hear(PGConnection postgres) throws SQLException {
        while (stopped.getCount() > 0) {
            if (postgres.getNotifications(LISTENING_MILLIS).length > 0) {
                relay.hint();
            }
        }
    }
}
