package dev.lockstep.tracker.relay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.ParkedRow;
import dev.lockstep.tracker.store.ParkedRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;

/** Announces parked messages: where they came from and why, never what is in them. */
@ApplicationScoped
class ParkedNotices {
    private static final String TYPE = "dev.lockstep.message.parked.v1";
    private static final UUID NO_CYCLE = new UUID(0, 0);
    private static final int BATCH = 100;

    private final ParkedRows parked;
    private final LogPublisher publisher;
    private final DatabaseClock clock;

    ParkedNotices(ParkedRows parked, LogPublisher publisher, DatabaseClock clock) {
        this.parked = parked;
        this.publisher = publisher;
        this.clock = clock;
    }

    boolean isBehind() {
        return QuarkusTransaction.requiringNew().call(() -> parked.count("announcedAt is null") > 0);
    }

    /** Publishes what is not announced yet; a crash in between announces it twice, under the same id. */
    void publish() {
        List<ParkedRow> rows = QuarkusTransaction.requiringNew().call(() -> parked.find(
                        "announcedAt is null order by id")
                .page(0, BATCH)
                .list());
        for (ParkedRow row : rows) {
            publisher.notice(Topics.DEAD_LETTER, cycleOf(row), notice(row));
            QuarkusTransaction.requiringNew().run(() -> parked.findById(row.id).announcedAt = clock.now());
        }
    }

    private static CloudEvent notice(ParkedRow row) {
        ObjectNode data = Json.mapper().createObjectNode();
        data.put("parked", row.id);
        data.put("topic", row.topic);
        data.put("partition", row.part);
        data.put("offset", row.offset);
        data.put("reason", row.reason);
        data.put("sha256", row.sha256);
        return CloudEvent.message(
                "parked-" + row.id, "/lockstep/tracker", TYPE, cycleOf(row), row.parkedAt, data, null);
    }

    private static UUID cycleOf(ParkedRow row) {
        UUID cycle = row.cycleId;
        return cycle == null ? NO_CYCLE : cycle;
    }
}
