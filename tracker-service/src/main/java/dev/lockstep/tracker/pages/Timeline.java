package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.tracker.cycles.CycleState;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who a cycle waited for, from its first event on: people or machines, session by session. Time after a session's work
 * until the next one begins counts as that session's.
 */
record Timeline(Instant from, Instant to, List<Row> rows) {
    /** A stretch of time in which a cycle waited for one of the two. */
    record Stretch(boolean people, Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** A session's stretches, in order. */
    record Row(String session, List<Stretch> stretches) {
        public long people() {
            return seconds(true);
        }

        public long machines() {
            return seconds(false);
        }

        private long seconds(boolean people) {
            return stretches.stream()
                    .filter(stretch -> stretch.people() == people)
                    .mapToLong(stretch -> stretch.length().toSeconds())
                    .sum();
        }
    }

    /** The timeline of a whole log; the last stretch of a cycle that goes on reaches to now. */
    static Timeline of(UUID id, List<CloudEvent> log, Instant now) {
        Map<String, List<Stretch>> rows = new LinkedHashMap<>();
        List<CycleEvent> events = log.stream()
                .map(event -> EventTypes.read(event.type(), event.data()))
                .toList();
        Cycle cycle = Cycle.of(id, events.subList(0, 1));
        Instant last = log.getFirst().time();
        for (int i = 1; i < events.size(); i++) {
            Instant time = log.get(i).time();
            add(rows, cycle, last, time);
            cycle = cycle.after(events.get(i));
            last = time;
        }
        if (!cycle.isEnded()) {
            add(rows, cycle, last, now);
        }
        List<Row> all = rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), List.copyOf(row.getValue())))
                .toList();
        return new Timeline(log.getFirst().time(), cycle.isEnded() ? last : now, all);
    }

    public long people() {
        return rows.stream().mapToLong(Row::people).sum();
    }

    public long machines() {
        return rows.stream().mapToLong(Row::machines).sum();
    }

    private static void add(Map<String, List<Stretch>> rows, Cycle cycle, Instant from, Instant to) {
        if (cycle.sessions().isEmpty() || !from.isBefore(to)) {
            return;
        }
        boolean people =
                switch (CycleState.of(cycle)) {
                    case ASKING, STOPPED, FAILED -> true;
                    case WORKING, MERGING, CLOSED, CANCELLED -> false;
                };
        Session session = cycle.sessions().getLast();
        List<Stretch> row = rows.computeIfAbsent(session.id(), name -> new ArrayList<>());
        if (!row.isEmpty()
                && row.getLast().people() == people
                && row.getLast().to().equals(from)) {
            from = row.removeLast().from();
        }
        row.add(new Stretch(people, from, to));
    }
}
