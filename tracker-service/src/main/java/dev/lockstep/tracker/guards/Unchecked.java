package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.domain.policy.TestFiles;
import io.quarkus.logging.Log;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** What of a change was not looked at, because looking has a bound. A person hears of it, in one finding. */
final class Unchecked {
    /** Paths that are named; the others are counted. */
    private static final int MAX_NAMED = 10;

    private final Map<String, Unread> files = new TreeMap<>();
    private final Steps change = Steps.ofChange();
    private final Map<String, Steps> steps = new HashMap<>();

    /** The first reason for a file stands. */
    void add(String path, Unread why) {
        files.putIfAbsent(path, why);
    }

    /** What looking at one file gives; nothing, if that fails or takes too many steps. */
    <T> Optional<T> look(String path, Supplier<T> work) {
        return look(steps.computeIfAbsent(path, _ -> change.ofFile()), List.of(path), work);
    }

    /** As for one file, for what is about several of them together. */
    <T> Optional<T> look(Collection<String> paths, Supplier<T> work) {
        return look(change, paths, work);
    }

    /** Regular expressions recurse, and no text may end the thread that reads it. */
    private <T> Optional<T> look(Steps left, Collection<String> paths, Supplier<T> work) {
        try {
            return Optional.of(left.during(work::get));
        } catch (StackOverflowError nested) {
            paths.forEach(path -> add(path, Unread.TOO_DEEP));
        } catch (Steps.Exhausted endless) {
            paths.forEach(path -> add(path, Unread.TOO_SLOW));
        } catch (RuntimeException unforeseen) {
            Log.warnf(unforeseen, "The guards could not read %s", paths);
            paths.forEach(path -> add(path, Unread.FAILED));
        }
        return Optional.empty();
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
