package dev.lockstep.tracker.messaging;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.store.DatabaseClock;
import dev.lockstep.tracker.store.ParkedRow;
import dev.lockstep.tracker.store.ParkedRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Messages that were set aside with a reason. The same message is parked once, however often it is delivered. */
@ApplicationScoped
public class ParkedMessages {
    private static final int MOST = 500;

    /** In characters: a reason may quote the message, and its notice is a message too. */
    private static final int MOST_REASON = 2_000;

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
        row.reason = shortened(reason);
        row.sha256 = Sha256.of(bytes);
        row.length = bytes.length;
        row.bytes = Arrays.copyOf(bytes, Math.min(bytes.length, Topics.MAX_MESSAGE_BYTES));
        row.parkedAt = clock.now();
        rows.persist(row);
    }

    /** What waits for an operator, oldest first. */
    @Transactional
    public List<ParkedResource.ParkedView> open() {
        return rows.find("settledAt is null order by id").page(0, MOST).stream()
                .map(ParkedMessages::view)
                .toList();
    }

    /**
     * The bytes of a message that is not settled.
     *
     * @throws RejectedException when there is none of that id
     */
    @Transactional
    public byte[] bytes(long id) {
        return require(id).bytes;
    }

    /** Notes what became of a message; it is kept as a record. */
    @Transactional
    public void settle(long id, String settlement) {
        ParkedRow row = require(id);
        row.settledAt = clock.now();
        row.settlement = settlement;
    }

    static String shortened(String reason) {
        return reason.substring(0, Math.min(reason.length(), MOST_REASON)).replace("\0", "\\0");
    }

    private ParkedRow require(long id) {
        return rows.findByIdOptional(id)
                .filter(row -> row.settledAt == null)
                .orElseThrow(() -> new RejectedException(
                        Rejection.of(Kind.UNKNOWN, "No message " + id + " is parked; see GET /api/parked")));
    }

    private static ParkedResource.ParkedView view(ParkedRow row) {
        return new ParkedResource.ParkedView(
                row.id,
                row.topic,
                row.part,
                row.offset,
                row.cycleId,
                row.session,
                row.reason,
                row.sha256,
                row.length,
                row.parkedAt);
    }
}
