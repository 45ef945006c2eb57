package dev.lockstep.localstack.script;

import dev.lockstep.contracts.workflow.PhaseName;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The lines of the sessions that match. A task or round that is not given matches any. */
record SessionScript(Path file, PhaseName phase, Optional<String> task, OptionalInt round, List<Line> lines) {
    boolean matches(SessionTag tag) {
        return phase == tag.phase()
                && task.map(wanted -> wanted.equals(tag.task())).orElse(true)
                && (round.isEmpty() || round.getAsInt() == tag.round());
    }

    /** Greater is more specific: a task weighs more than a round. */
    int weight() {
        return (task.isPresent() ? 2 : 0) + (round.isPresent() ? 1 : 0);
    }

    /** Whether the two would be equally good for some session. */
    boolean rivals(SessionScript other) {
        return phase == other.phase && task.equals(other.task) && round.equals(other.round);
    }
}
