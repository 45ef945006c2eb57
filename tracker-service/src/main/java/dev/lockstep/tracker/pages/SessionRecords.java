package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.cycles.Transcripts;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What was recorded of a session, a page of it at a time. */
@ApplicationScoped
class SessionRecords {
    static final int PAGE = 50;

    /** How far back a tool's result finds the reply that called it. */
    private static final int BEFORE = 20;

    private static final int WHOLE = 100;

    private final Transcripts transcripts;
    private final int window;

    SessionRecords(Transcripts transcripts, TrackerConfig config) {
        this.transcripts = transcripts;
        this.window = config.tasks().window();
    }

    /**
     * Some turns of a transcript.
     *
     * @param from the index of the first; an index that lies outside is brought inside
     * @param size how many turns there are in all
     */
    record Part(int from, int size, List<ShownTurn> turns) {
        public int next() {
            return from + turns.size();
        }

        public boolean isLast() {
            return next() >= size;
        }

        public int previous() {
            return Math.max(0, from - PAGE);
        }

        public int end() {
            return lastPage(size);
        }
    }

    /**
     * How full the model's window was at its last reply.
     *
     * @param share in percent of the window of {@code lockstep.tasks.window}; null for a phase to which it does not apply
     */
    record Window(String model, long tokens, @Nullable Long share) {}

    /** The turns from an index on. */
    @Transactional
    Part part(UUID cycle, String session, int wanted) {
        int size = transcripts.size(cycle, session);
        int from = Math.clamp(wanted, 0, size);
        int first = Math.max(0, from - BEFORE);
        List<Transcripts.Recorded> recorded = transcripts.page(cycle, session, first, from - first + PAGE);
        return new Part(from, size, TranscriptPage.of(recorded, from));
    }

    /** Where the last page begins. */
    @Transactional
    int lastPage(UUID cycle, String session) {
        return lastPage(transcripts.size(cycle, session));
    }

    private static int lastPage(int size) {
        return size == 0 ? 0 : (size - 1) / PAGE * PAGE;
    }

    /** Everything that the session was given at its last beginning. */
    List<TurnBody.ManifestEntry> manifest(UUID cycle, String session) {
        return transcripts
                .last(cycle, session, "context")
                .map(turn -> ((TurnBody.Context) turn.body()).manifest())
                .orElse(List.of());
    }

    Optional<Window> window(UUID cycle, String session, PhaseName phase) {
        return transcripts.last(cycle, session, "model").map(turn -> {
            TurnBody.ModelReply reply = (TurnBody.ModelReply) turn.body();
            long tokens = reply.usage().total();
            return new Window(
                    reply.model(), tokens, phase == PhaseName.IMPLEMENTATION ? tokens * WHOLE / window : null);
        });
    }
}
