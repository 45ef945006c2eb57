package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.policy.TestRuns;
import java.util.List;
import java.util.Optional;

/**
 * The runs of a session as its submission records them: an event has little room, so that the last ones are kept, and
 * only the tests on the submitted code name what failed. The transcript has all.
 */
final class KeptRuns {
    private static final int MOST = 200;

    private KeptRuns() {}

    static List<Evidence> of(SubmittedWork work) {
        Optional<Evidence> tests = TestRuns.last(work);
        List<Evidence> all = work.evidence();
        return all.subList(Math.max(0, all.size() - MOST), all.size()).stream()
                .map(run -> tests.filter(run::equals).isPresent() ? run : run.withoutNames())
                .toList();
    }
}
