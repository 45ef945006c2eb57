package dev.lockstep.tracker.review;

import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.PassedStop;
import java.util.List;
import java.util.Optional;

/**
 * What people approved last, against which a change is shown: at a gate what the last gate let through, at a checkpoint
 * what the last stop did, and before the first of them the commit that the cycle began from.
 *
 * @param stop the stop that approved it; empty for the cycle's beginning
 */
public record ApprovedVersion(String commit, String stop) {

    /** The version for a stop of a cycle with this log. */
    static ApprovedVersion before(Cycle cycle, boolean hard, List<CloudEvent> log) {
        Optional<PassedStop> last = cycle.passed().reversed().stream()
                .filter(passed -> passed.hard() || !hard)
                .findFirst();
        return last.flatMap(passed -> commitOf(passed, log).map(commit -> new ApprovedVersion(commit, passed.stop())))
                .orElseGet(() -> new ApprovedVersion(cycle.charter().baseCommit(), ""));
    }

    private static Optional<String> commitOf(PassedStop passed, List<CloudEvent> log) {
        String opened = EventTypes.typeOf(CycleEvent.StopOpened.class);
        return log.stream()
                .filter(event -> event.type().equals(opened))
                .map(event -> (CycleEvent.StopOpened) EventTypes.read(event.type(), event.data()))
                .filter(event -> event.subjectDigest().equals(passed.digest()))
                .map(event -> event.subject().commit())
                .reduce((first, second) -> second);
    }
}
