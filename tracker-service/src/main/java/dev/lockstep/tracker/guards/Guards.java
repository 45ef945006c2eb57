package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.Task;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** All guards over one change. The same change gives the same findings, word for word and in the same order. */
public final class Guards {
    private static final List<Guard> ALL = List.of(
            new DeletedTests(),
            new DisabledTests(),
            new NarrowedTests(),
            new NarrowedRuns(),
            new WeakenedTests(),
            new FilesOutsideTask(),
            new NewDependencies(),
            new Secrets());

    private static final Comparator<FindingClaim> BY_PLACE = Comparator.comparing(
                    (FindingClaim claim) -> Objects.requireNonNullElse(claim.file(), ""))
            .thenComparing(claim -> Objects.requireNonNullElse(claim.line(), 0))
            .thenComparing(FindingClaim::severity)
            .thenComparing(FindingClaim::claim);

    private Guards() {}

    /** What a person should hear of, by path and line; no value that looks secret is repeated in full. */
    public static List<FindingClaim> inspect(List<ChangedFile> changed, Optional<Task> task) {
        Change change = Change.of(changed, task);
        Map<Identity, FindingClaim> found = new LinkedHashMap<>();
        ALL.stream()
                .map(guard -> guard.inspect(change))
                .flatMap(Collection::stream)
                .sorted(BY_PLACE)
                .forEach(claim -> found.putIfAbsent(Identity.of(claim), claim));
        return List.copyOf(found.values());
    }

    /** By what two findings are the same one. */
    private record Identity(Severity severity, String claim, String file) {
        static Identity of(FindingClaim claim) {
            return new Identity(claim.severity(), claim.claim(), Objects.requireNonNullElse(claim.file(), ""));
        }
    }
}
