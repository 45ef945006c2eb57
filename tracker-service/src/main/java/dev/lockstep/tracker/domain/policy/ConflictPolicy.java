package dev.lockstep.tracker.domain.policy;

import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A conflict is resolved when none of its markers is left: what stands between them nobody has decided. */
final class ConflictPolicy {
    private ConflictPolicy() {}

    static List<String> problems(SubmittedWork work) {
        return new TreeMap<>(work.markers())
                .entrySet().stream()
                        .map(file -> problem(file.getKey(), file.getValue()))
                        .toList();
    }

    private static String problem(String path, List<Integer> lines) {
        String places = lines.stream().map(line -> path + ":" + line).collect(Collectors.joining(", "));
        return "A conflict marker is left at " + places
                + "; write what is to hold of both sides, and remove the markers";
    }
}
