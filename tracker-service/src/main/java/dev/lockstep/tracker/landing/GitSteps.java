package dev.lockstep.tracker.landing;

import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Charter;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.git.Advance;
import dev.lockstep.tracker.git.Conflict;
import dev.lockstep.tracker.git.Merge;
import dev.lockstep.tracker.git.Pick;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.git.Update;
import dev.lockstep.tracker.git.WorkRefs;
import dev.lockstep.tracker.store.CycleRow;
import dev.lockstep.tracker.store.CycleRows;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** The steps in the repository, one for each kind of Git work. Each can be repeated with the same end. */
@ApplicationScoped
class GitSteps {
    /** Of a conflict between tasks these say enough; an event has little room. */
    private static final int MOST_PATHS = 50;

    private final Repositories repositories;
    private final CycleRows rows;

    GitSteps(Repositories repositories, CycleRows rows) {
        this.repositories = repositories;
        this.rows = rows;
    }

    Command.GitResult carryOut(Cycle cycle, Stage.GitWork work) {
        ProjectRepository repository = repositories.of(cycle.charter().project());
        return switch (work) {
            case Stage.Advancing advancing -> advance(cycle, repository, advancing);
            case Stage.Rebasing rebasing -> rebase(cycle, repository, rebasing);
            case Stage.Updating updating -> update(cycle, repository, updating);
            case Stage.Preparing _ -> prepare(cycle, repository);
            case Stage.Merging merging -> merge(cycle, repository, merging);
            case Stage.Closing _ -> close(cycle, repository);
        };
    }

    private static Command.GitResult advance(Cycle cycle, ProjectRepository repository, Stage.Advancing step) {
        String branch = cycle.charter().branch();
        return switch (repository.advance(branch, step.from(), step.to())) {
            case Advance.Done() -> new Command.ConfirmAdvance(step.from(), step.to());
            case Advance.Moved(String actual) ->
                new Command.RefuseAdvance(
                        step.to(),
                        "Branch " + branch + " ends at " + actual + " instead of " + step.from()
                                + ": somebody else changed it. Reset it to " + step.from() + ", then retry");
        };
    }

    private Command.GitResult rebase(Cycle cycle, ProjectRepository repository, Stage.Rebasing step) {
        int times = cycle.session(step.session()).orElseThrow().ground().moves() + 1;
        String ref = WorkRefs.ofPicked(cycle.id(), step.session(), times);
        return switch (repository.pick(cycle.id(), ref, step.commit(), step.onto(), date(cycle))) {
            case Pick.Picked(String commit) -> new Command.ConfirmRebase(step.commit(), step.onto(), commit);
            case Pick.Conflicted(List<String> paths) ->
                new Command.RefuseRebase(
                        step.commit(),
                        step.onto(),
                        paths.stream().limit(MOST_PATHS).toList());
        };
    }

    private Command.GitResult update(Cycle cycle, ProjectRepository repository, Stage.Updating step) {
        return update(cycle, repository, step, defaultTip(cycle, repository));
    }

    private Command.GitResult update(Cycle cycle, ProjectRepository repository, Stage.Updating step, String tip) {
        Merge merge = merge(cycle, tip);
        Update update = step.takesConflicts() ? repository.updateWithConflicts(merge) : repository.update(merge);
        return switch (update) {
            case Update.UpToDate() -> new Command.ConfirmUpdate(cycle.tip(), cycle.tip(), tip, List.of());
            case Update.Merged(String commit, List<Conflict> conflicts) ->
                new Command.ConfirmUpdate(cycle.tip(), commit, tip, told(conflicts));
            case Update.Conflicted(List<Conflict> conflicts) -> new Command.ReportConflict(tip, told(conflicts));
            case Update.Moved(String actual) ->
                Optional.ofNullable(actual)
                        .flatMap(end -> repository.mergedEarlier(merge, end))
                        .filter(earlier -> !earlier.equals(tip))
                        // An earlier try was cut off after it had moved the branch; what it merged is told now.
                        .map(earlier -> update(cycle, repository, step, earlier))
                        .orElseThrow(() -> new IllegalStateException("Branch "
                                + cycle.charter().branch() + " ends at " + actual + " instead of " + cycle.tip()
                                + "; reset it, and the work goes on by itself"));
        };
    }

    private static List<Command.Conflict> told(List<Conflict> conflicts) {
        return conflicts.stream()
                .map(conflict -> new Command.Conflict(
                        conflict.path(), conflict.kind().text(), conflict.kind().hasMarkers()))
                .toList();
    }

    private Merge merge(Cycle cycle, String defaultTip) {
        Charter charter = cycle.charter();
        return new Merge(cycle.id(), charter.branch(), cycle.tip(), charter.defaultBranch(), defaultTip, date(cycle));
    }

    private Command.GitResult prepare(Cycle cycle, ProjectRepository repository) {
        String tip = defaultTip(cycle, repository);
        if (!repository.contains(cycle.tip(), tip)) {
            return new Command.ReportDefaultMoved(tip);
        }
        String commit = repository.prepareMerge(cycle.id(), cycle.tip(), tip, title(cycle), date(cycle));
        return new Command.ConfirmPrepared(cycle.tip(), commit, tip);
    }

    private static Command.GitResult merge(Cycle cycle, ProjectRepository repository, Stage.Merging step) {
        String branch = cycle.charter().defaultBranch();
        return switch (repository.mergeInto(branch, step.onto(), step.commit())) {
            case Advance.Done() -> merged(cycle, repository, step);
            // What is gone may come back as it was; what moved has to be verified again.
            case Advance.Moved(String actual) when actual == null -> throw gone(branch);
            // An earlier try merged it and was cut off; others have gone on from there.
            case Advance.Moved(String actual)
            when repository.contains(actual, step.commit()) -> merged(cycle, repository, step);
            case Advance.Moved(String actual) -> new Command.ReportDefaultMoved(actual);
        };
    }

    private static Command.GitResult merged(Cycle cycle, ProjectRepository repository, Stage.Merging step) {
        requireAdvanced(repository.advance(cycle.charter().branch(), cycle.tip(), step.commit()), step.commit());
        return new Command.ConfirmMerged(step.onto(), step.commit());
    }

    /**
     * The post-mortem touches nothing but its own file, so it is merged onto whatever the default branch is by now. The
     * cycle's branch moves last: until the default branch has moved, another try begins from the same place.
     */
    private Command.GitResult close(Cycle cycle, ProjectRepository repository) {
        String onto = defaultTip(cycle, repository);
        if (repository.contains(onto, cycle.tip())) {
            repository.deleteWorkRefs(cycle.id());
            return new Command.ConfirmMerged(onto, onto);
        }
        String tip =
                switch (repository.updated(merge(cycle, onto))) {
                    case Update.UpToDate() -> cycle.tip();
                    case Update.Merged merged -> merged.commit();
                    case Update.Conflicted(List<Conflict> conflicts) ->
                        throw new IllegalStateException(
                                "The post-mortem conflicts with the default branch in " + conflicts);
                    case Update.Moved _ -> throw new IllegalStateException("No branch was to be moved yet");
                };
        String commit = repository.prepareMerge(cycle.id(), tip, onto, "Post-mortem: " + title(cycle), date(cycle));
        return switch (repository.mergeInto(cycle.charter().defaultBranch(), onto, commit)) {
            case Advance.Done() -> {
                requireAdvanced(repository.advance(cycle.charter().branch(), cycle.tip(), commit), commit);
                repository.deleteWorkRefs(cycle.id());
                yield new Command.ConfirmMerged(onto, commit);
            }
            case Advance.Moved(String actual) ->
                throw new IllegalStateException(
                        "The default branch moved to " + actual + " meanwhile; it is tried again");
        };
    }

    private static void requireAdvanced(Advance advance, String merge) {
        if (advance instanceof Advance.Moved(String actual)) {
            throw new IllegalStateException("The change is merged, but its branch ends at " + actual + "; reset it to "
                    + merge + ", and the work goes on by itself");
        }
    }

    private static String defaultTip(Cycle cycle, ProjectRepository repository) {
        String branch = cycle.charter().defaultBranch();
        return repository.remoteTip(branch).orElseThrow(() -> gone(branch));
    }

    private static IllegalStateException gone(String branch) {
        return new IllegalStateException("Branch " + branch
                + " is gone from the project's repository; restore it, and the work goes on by itself");
    }

    private static String title(Cycle cycle) {
        return cycle.charter().title();
    }

    /** Merge commits carry the cycle's own date, so that building one again gives the same commit. */
    private Instant date(Cycle cycle) {
        CycleRow row = QuarkusTransaction.requiringNew().call(() -> rows.findById(cycle.id()));
        return row.createdAt.truncatedTo(ChronoUnit.SECONDS);
    }
}
