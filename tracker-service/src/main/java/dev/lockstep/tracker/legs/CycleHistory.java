package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.store.EventRow;
import dev.lockstep.tracker.store.EventRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The history that a session may read: all of it for the post-mortem, why it was sent back for a repeated phase. */
@ApplicationScoped
class CycleHistory {
    private final EventRows events;

    CycleHistory(EventRows events) {
        this.events = events;
    }

    /** One line for each event that matters to the session, or null when none does. */
    @Transactional
    public @Nullable String of(Cycle cycle, Session session) {
        boolean everything = session.phase() == PhaseName.POST_MORTEM;
        String lines = events.list("cycleId = ?1 order by sequence", cycle.id()).stream()
                .filter(row -> everything || row.type.equals("dev.lockstep.work-returned.v1"))
                .map(CycleHistory::line)
                .collect(Collectors.joining("\n"));
        return lines.isEmpty() ? null : lines;
    }

    private static String line(EventRow row) {
        CloudEvent event = Json.read(row.body, CloudEvent.class);
        return event.sequence() + " " + event.time() + " " + event.type() + " " + Json.text(event.data());
    }
}
