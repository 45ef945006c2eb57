package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One change, looked at by every guard. */
final class Inspection {
    private static final List<Guard> ALL = List.of(
            new DeletedTests(),
            new DisabledTests(),
            new NarrowedTests(),
            new NarrowedRuns(),
            new WeakenedTests(),
            new FilesOutsideTask(),
            new NewDependencies(),
            new Secrets());

    private final List<ChangedFile> changed;
    private final Optional<Task> task;
    private final String design;
    private final Unchecked unchecked = new Unchecked();

    Inspection(List<ChangedFile> changed, Optional<Task> task, String design) {
        this.changed = changed;
        this.task = task;
        this.design = design;
    }

    /** In no order; the same one may come twice. */
    List<FindingClaim> findings() {
        changed.stream().filter(ChangedFile::isMissed).forEach(file -> file.unread()
                .ifPresent(why -> unchecked.add(file.path(), why)));
        List<String> paths = changed.stream().map(ChangedFile::path).toList();
        List<FindingClaim> found = new ArrayList<>();
        unchecked
                .look(paths, () -> Change.of(changed, task, design, unchecked))
                .ifPresent(change -> ALL.forEach(guard ->
                        unchecked.look(paths, () -> guard.inspect(change)).ifPresent(found::addAll)));
        unchecked.finding().ifPresent(found::add);
        return found;
    }
}
