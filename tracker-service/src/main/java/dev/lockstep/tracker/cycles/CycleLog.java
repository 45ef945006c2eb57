package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import dev.lockstep.tracker.store.EventRow;
import dev.lockstep.tracker.store.EventRows;
import dev.lockstep.tracker.store.PositionRow;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The event log of cycles: reads what a cycle's events add up to, and appends to it under the cycle's row lock. */
@ApplicationScoped
public class CycleLog {
    /** Selected around the lock, the time is read once the lock is had. */
    private static final String LOCK = """
            select locked.*, clock_timestamp() as since
            from (select * from cycle where id = ?1 for no key update) locked
            """;

    private final CycleRows cycles;
    private final EventRows events;
    private final EntityManager entities;
    private final CycleCache cache;
    private final RequestTrace trace;

    CycleLog(CycleRows cycles, EventRows events, EntityManager entities, CycleCache cache, RequestTrace trace) {
        this.cycles = cycles;
        this.events = events;
        this.entities = entities;
        this.cache = cache;
        this.trace = trace;
    }

    /** A cycle that is locked until the transaction ends, and the database's time of that. */
    public record Locked(Cycle cycle, Instant since) {}

    /** The cycle as it stands, or nothing when there is none of that id. */
    public Optional<Cycle> find(UUID id) {
        return cycles.findByIdOptional(id).map(this::load);
    }

    /**
     * The cycle, locked until the transaction ends.
     *
     * @throws RejectedException when there is none of that id
     */
    public Locked lock(UUID id) {
        Object[] found = entities.unwrap(Session.class)
                .createNativeQuery(LOCK, Object[].class)
                .setParameter(1, id)
                .addEntity("locked", CycleRow.class)
                .addScalar("since", Instant.class)
                .getSingleResultOrNull();
        if (found == null) {
            throw missing(id);
        }
        return new Locked(load((CycleRow) found[0]), (Instant) found[1]);
    }

    /**
     * The cycle as it stands.
     *
     * @throws RejectedException when there is none of that id
     */
    @Transactional(Transactional.TxType.REQUIRES_NEW)
    public Cycle get(UUID id) {
        return find(id).orElseThrow(() -> missing(id));
    }

    private static RejectedException missing(UUID id) {
        return RejectedException.unknown("There is no cycle " + id + "; see GET /api/cycles");
    }

    /**
     * Writes the first events of a cycle.
     *
     * @throws RejectedException when one is too large to be published; nothing is written then
     */
    void begin(Cycle cycle, List<CycleEvent> first, Instant now) {
        EventSize.require(first);
        CycleRow row = new CycleRow();
        row.id = cycle.id();
        row.project = cycle.charter().project();
        row.title = cycle.charter().title();
        row.requestedBy = cycle.charter().requestedBy();
        row.chain = "";
        row.createdAt = now;
        write(row, cycle, first, 0, now);
        cycles.persist(row);
    }

    /**
     * Appends events to a cycle that the caller has locked, and returns the state after them.
     *
     * @throws RejectedException when one is too large to be published; nothing is written then
     */
    Cycle append(Cycle before, List<CycleEvent> added, Instant now) {
        EventSize.require(added);
        CycleRow row = cycles.findById(before.id());
        Cycle after = before;
        for (CycleEvent event : added) {
            after = after.after(event);
        }
        write(row, after, added, before.sequence(), now);
        return after;
    }

    private void write(CycleRow row, Cycle after, List<CycleEvent> added, long last, Instant now) {
        long sequence = last;
        for (CycleEvent event : added) {
            sequence++;
            row.chain = insert(row.id, sequence, event, row.chain, now);
        }
        row.sequence = sequence;
        row.state = CycleState.of(after).name();
        row.phase = after.currentPhase().label();
        row.gitWork = CycleState.hasGitWork(after);
        row.updatedAt = now;
        cache.putAfterCommit(after);
    }

    private String insert(UUID cycle, long sequence, CycleEvent event, String chain, Instant now) {
        CloudEvent envelope =
                CloudEvent.ofCycle(cycle, sequence, now, EventTypes.typeOf(event), Json.tree(event), trace.parent());
        EventRow row = new EventRow();
        row.cycleId = cycle;
        row.sequence = sequence;
        row.type = envelope.type();
        row.body = Json.canonical(envelope);
        row.chain = Sha256.chain(chain, row.body);
        row.recordedAt = now;
        events.persist(row);
        PositionRow position = new PositionRow();
        position.cycleId = cycle;
        position.sequence = sequence;
        entities.persist(position);
        return row.chain;
    }

    private Cycle load(CycleRow row) {
        Optional<Cycle> cached = cache.get(row.id).filter(cycle -> cycle.sequence() <= row.sequence);
        long from = cached.map(Cycle::sequence).orElse(0L);
        if (from == row.sequence) {
            return cached.orElseThrow();
        }
        List<CycleEvent> missing = read(row.id, from);
        if (cached.isEmpty()) {
            return cache.put(Cycle.of(row.id, missing));
        }
        Cycle cycle = cached.get();
        for (CycleEvent event : missing) {
            cycle = cycle.after(event);
        }
        return cache.put(cycle);
    }

    private List<CycleEvent> read(UUID cycle, long after) {
        return events.list("cycleId = ?1 and sequence > ?2 order by sequence", cycle, after).stream()
                .map(row -> Json.read(row.body, CloudEvent.class))
                .map(event -> EventTypes.read(event.type(), event.data()))
                .toList();
    }
}
