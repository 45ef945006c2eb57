package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.git.ChangedText;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.guards.Bounds;
import dev.lockstep.tracker.guards.ChangedFile;
import dev.lockstep.tracker.guards.Found;
import dev.lockstep.tracker.guards.Guards;
import dev.lockstep.tracker.guards.Unread;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a session changed since it began, looked at by the guards. */
record GuardedChange(ProjectRepository repository, Cycle cycle, Session session, String commit) {

    /** Only of sessions that may write code: they could make tests agree with it, or bring in what nobody asked for. */
    Found found() {
        if (!session.phase().writesCode()) {
            return Found.NOTHING;
        }
        List<String> conflicts = cycle.conflictsOf(session);
        if (conflicts.isEmpty()) {
            return Guards.inspect(since(Map.of()), session.task(), design());
        }
        List<String> sides = repository.parents(session.startCommit());
        return Guards.inspectMerge(
                since(side(conflicts, sides.getFirst())),
                since(side(conflicts, sides.getLast())),
                session.task(),
                design());
    }

    /** What of it becomes a finding of the session. */
    List<FindingClaim> raised() {
        return found().raised();
    }

    /** What of the conflicted files was on a side of the merge, because the merge itself holds conflict markers. */
    private static Map<String, String> side(List<String> conflicts, String parent) {
        return conflicts.stream().distinct().collect(Collectors.toMap(Function.identity(), _ -> parent));
    }

    private List<ChangedFile> since(Map<String, String> earlier) {
        return repository.changedTexts(commit, session.startCommit(), earlier, Bounds.FILE, Bounds.CHANGE).stream()
                .map(GuardedChange::file)
                .toList();
    }

    private static ChangedFile file(ChangedText text) {
        return new ChangedFile(
                text.path(), text.before(), text.after(), text.unread().map(bound -> switch (bound) {
                    case FILE -> Unread.TOO_LARGE;
                    case CHANGE -> Unread.TOO_LATE;
                    case NOT_TEXT -> Unread.NOT_TEXT;
                }));
    }

    /** As it was approved, before the session began. */
    private String design() {
        return repository
                .read(session.startCommit(), LivingDocuments.ARCHITECTURE)
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                .orElse("");
    }
}
