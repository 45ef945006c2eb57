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
 * Who a cycle waited for, from its first event on: people or machines, in all and session by session. While no session
 * runs, the time counts as the last one's.
 */
record Timeline(Instant from, Instant to, List<Stretch> whole, List<Row> rows) {
    /** A stretch of time in which a cycle waited for one of the two. */
    record Stretch(boolean people, Instant from, Instant to) {
        Duration length() {
            return Duration.between(from, to);
        }
    }

    /** A session's stretches, in order. */
    record Row(String session, List<Stretch> stretches) {
        public long people() {
            return seconds(stretches, true);
        }

        public long machines() {
            return seconds(stretches, false);
        }
    }

    /** The timeline of a whole log; the last stretch of a cycle that goes on reaches to now. */
    static Timeline of(UUID id, List<CloudEvent> log, Instant now) {
        List<Stretch> whole = new ArrayList<>();
        Map<String, List<Stretch>> rows = new LinkedHashMap<>();
        List<CycleEvent> events = log.stream()
                .map(event -> EventTypes.read(event.type(), event.data()))
                .toList();
        Cycle cycle = Cycle.of(id, events.subList(0, 1));
        Instant last = log.getFirst().time();
        for (int i = 1; i < events.size(); i++) {
            Instant time = log.get(i).time();
            add(whole, rows, cycle, new Stretch(isPeoples(cycle), last, time));
            cycle = cycle.after(events.get(i));
            last = time;
        }
        if (!cycle.isEnded()) {
            add(whole, rows, cycle, new Stretch(isPeoples(cycle), last, now));
        }
        List<Row> all = rows.entrySet().stream()
                .map(row -> new Row(row.getKey(), List.copyOf(row.getValue())))
                .toList();
        return new Timeline(log.getFirst().time(), cycle.isEnded() ? last : now, List.copyOf(whole), all);
    }

    public long people() {
        return seconds(whole, true);
    }

    public long machines() {
        return seconds(whole, false);
    }

    private static long seconds(List<Stretch> stretches, boolean people) {
        return stretches.stream()
                .filter(stretch -> stretch.people() == people)
                .mapToLong(stretch -> stretch.length().toSeconds())
                .sum();
    }

    private static boolean isPeoples(Cycle cycle) {
        return switch (CycleState.of(cycle)) {
            case ASKING, STOPPED, FAILED -> true;
            case WORKING, MERGING, CLOSED, CANCELLED -> false;
        };
    }

    private static void add(List<Stretch> whole, Map<String, List<Stretch>> rows, Cycle cycle, Stretch stretch) {
        if (!stretch.from().isBefore(stretch.to())) {
            return;
        }
        add(whole, stretch);
        for (Session session : concerned(cycle)) {
            add(rows.computeIfAbsent(session.id(), name -> new ArrayList<>()), stretch);
        }
    }

    private static List<Session> concerned(Cycle cycle) {
        if (!cycle.running().isEmpty() || cycle.sessions().isEmpty()) {
            return cycle.running();
        }
        return List.of(cycle.sessions().getLast());
    }

    private static void add(List<Stretch> row, Stretch next) {
        boolean goesOn = !row.isEmpty()
                && row.getLast().people() == next.people()
                && row.getLast().to().equals(next.from());
        Instant from = goesOn ? row.removeLast().from() : next.from();
        row.add(new Stretch(next.people(), from, next.to()));
    }
}
