package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.domain.policy.TestFiles;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What of a change was not looked at, because looking has a bound. A person hears of it, in one finding. */
final class Unchecked {
    /** Paths that are named; the others are counted. */
    private static final int MAX_NAMED = 10;

    private final Map<String, Unread> files = new TreeMap<>();

    /** The first reason for a file stands. */
    void add(String path, Unread why) {
        files.putIfAbsent(path, why);
    }

    Optional<FindingClaim> finding() {
        if (files.isEmpty()) {
            return Optional.empty();
        }
        String named = files.entrySet().stream()
                .limit(MAX_NAMED)
                .map(file ->
                        Claims.quoted(file.getKey()) + " " + file.getValue().words())
                .collect(Collectors.joining(", "));
        String more = files.size() > MAX_NAMED ? ", and " + (files.size() - MAX_NAMED) + " more" : "";
        List<String> paths = List.copyOf(files.keySet());
        boolean matters = paths.stream().anyMatch(Unchecked::holdsTestsOrRunsThem);
        return Optional.of(Claims.of(
                matters ? Severity.MAJOR : Severity.MINOR,
                "Not checked for lost tests, dependencies and secrets: " + named + more,
                "look at the difference yourself; files of up to " + Bounds.FILE / 1024 + " KiB and changes of up to "
                        + Bounds.CHANGE / 1024 + " KiB are read",
                paths.getFirst(),
                1));
    }

    private static boolean holdsTestsOrRunsThem(String path) {
        return TestFiles.isTest(path) || DependencyFormat.of(path).isPresent();
    }
}
