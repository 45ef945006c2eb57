package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.contracts.templates.InputName;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.cycles.Spending;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.store.EventRow;
import dev.lockstep.tracker.store.EventRows;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The history that a session is given if its template asks for it: the final verification's is the record of people's
 * decisions and of the work, the post-mortem's is everything, and the others' is why work was sent back, and which.
 */
@ApplicationScoped
class CycleHistory {
    /** Some 12,000 tokens. */
    static final int MAX_CHARACTERS = 48_000;

    private final EventRows events;
    private final Spending spending;

    CycleHistory(EventRows events, Spending spending) {
        this.events = events;
        this.spending = spending;
    }

    /** One line for each event that matters to the session, oldest first, or null when there is none. */
    @Transactional
    public @Nullable String of(Cycle cycle, Session session, TemplateSpec template) {
        if (!template.inputs().contains(InputName.HISTORY.label())) {
            return null;
        }
        List<String> lines = new ArrayList<>();
        for (EventRow row : events.list("cycleId = ?1 order by sequence", cycle.id())) {
            CloudEvent event = Json.read(row.body, CloudEvent.class);
            CycleEvent happened = EventTypes.read(event.type(), event.data());
            if (matters(session.phase(), happened)) {
                lines.add(event.sequence() + " " + event.time() + " " + HistoryLine.of(happened)
                        + rejected(cycle, happened));
            }
        }
        if (session.phase() == PhaseName.POST_MORTEM) {
            lines.addAll(spending(cycle));
        }
        return lines.isEmpty() ? null : String.join("\n", newest(lines, MAX_CHARACTERS));
    }

    private static boolean matters(PhaseName phase, CycleEvent event) {
        return switch (phase) {
            case POST_MORTEM -> true;
            case FINAL_VERIFICATION ->
                !(event instanceof CycleEvent.LegDispatched || event instanceof CycleEvent.LegClaimed);
            case PRODUCT_SPECIFICATION,
                    ARCHITECTURE,
                    IMPLEMENTATION_PLANNING,
                    IMPLEMENTATION,
                    BUILD_VERIFICATION,
                    TESTING,
                    USER_VERIFICATION ->
                event instanceof CycleEvent.BranchConflicted
                        || event instanceof CycleEvent.TaskRestarted
                        || event instanceof CycleEvent.WorkReturned
                        || (event instanceof CycleEvent.DecisionRecorded decided
                                && decided.decision() != Decision.APPROVE);
        };
    }

    /** The documents that a return made stale. They stand on the branch as they are, so a fresh session must know them by digest. */
    private static String rejected(Cycle cycle, CycleEvent event) {
        if (!(event instanceof CycleEvent.WorkReturned returned)) {
            return "";
        }
        String documents = returned.staleSessions().stream()
                .flatMap(id -> cycle.session(id).stream())
                .flatMap(session -> session.work().stream()
                        .flatMap(work -> work.artifacts().stream())
                        .map(document -> HistoryLine.document(document) + " by " + session.id()))
                .collect(Collectors.joining(", "));
        return documents.isEmpty() ? "" : "; what was sent back still stands in the branch: " + documents;
    }

    private List<String> spending(Cycle cycle) {
        Map<String, Spending.OfSession> bySession = spending.bySession(cycle.id());
        return cycle.sessions().stream()
                .map(session -> {
                    Spending.OfSession spent = bySession.getOrDefault(session.id(), Spending.OfSession.NOTHING);
                    return "%s spent: %d turns, %d tokens"
                            .formatted(session.id(), spent.turns(), spent.used().tokens());
                })
                .toList();
    }

    /** As many of the newest lines as fit, after a word on those that do not. */
    static List<String> newest(List<String> lines, int max) {
        int first = lines.size();
        int size = 0;
        while (first > 0 && size + lines.get(first - 1).length() < max) {
            first--;
            size += lines.get(first).length() + 1;
        }
        List<String> kept = new ArrayList<>(lines.subList(first, lines.size()));
        if (first > 0) {
            kept.addFirst("[The oldest " + first + " of " + lines.size() + " entries are left out.]");
        }
        return kept;
    }
}
