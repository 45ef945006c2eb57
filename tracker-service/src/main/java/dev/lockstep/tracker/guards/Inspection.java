package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

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
        changed.forEach(file -> file.unread().ifPresent(why -> unchecked.add(file.path(), why)));
        List<FindingClaim> found = new ArrayList<>();
        read(() -> Change.of(changed, task, design, unchecked))
                .ifPresent(change ->
                        ALL.forEach(guard -> read(() -> guard.inspect(change)).ifPresent(found::addAll)));
        unchecked.finding().ifPresent(found::add);
        return found;
    }

    /** Regular expressions recurse, and no text may end the thread that reads it. */
    private <T> Optional<T> read(Supplier<T> work) {
        try {
            return Optional.of(work.get());
        } catch (StackOverflowError nested) {
            changed.forEach(file -> unchecked.add(file.path(), Unread.TOO_DEEP));
            return Optional.empty();
        }
    }
}
