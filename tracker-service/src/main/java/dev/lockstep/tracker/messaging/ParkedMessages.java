package dev.lockstep.tracker.messaging;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.ParkedRow;
import dev.lockstep.tracker.store.ParkedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages that were set aside with a reason. The same message is parked once, however often it is delivered. */
@ApplicationScoped
public class ParkedMessages {
    private final ParkedRows rows;
    private final DatabaseClock clock;

    ParkedMessages(ParkedRows rows, DatabaseClock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** Keeps the message: up to the contract's bound of its bytes, and the digest of all of them. */
    @Transactional
    public void park(ConsumerRecord<String, byte[]> message, Optional<LegOutcome> outcome, String reason) {
        boolean known = rows.count(
                        "topic = ?1 and part = ?2 and offset = ?3",
                        message.topic(),
                        message.partition(),
                        message.offset())
                > 0;
        if (known) {
            return;
        }
        byte[] bytes = message.value() == null ? new byte[0] : message.value();
        ParkedRow row = new ParkedRow();
        row.topic = message.topic();
        row.part = message.partition();
        row.offset = message.offset();
        outcome.ifPresent(value -> {
            row.cycleId = value.cycle();
            row.session = value.session();
        });
        row.reason = reason.replace("\0", "\\0");
        row.sha256 = Sha256.of(bytes);
        row.length = bytes.length;
        row.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, Topics.MAX_MESSAGE_BYTES));
        row.parkedAt = clock.now();
        rows.persist(row);
    }
}
