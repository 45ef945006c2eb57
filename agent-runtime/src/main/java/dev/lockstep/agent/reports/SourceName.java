package dev.lockstep.agent.reports;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * How a report names a source file: by a path that may begin anywhere above it, or below it at a root of the machine
 * that built it.
 *
 * @param roots what the path may be relative to; none where the report does not say
 * @param report the path of the report itself, from the workspace's root
 */
record SourceName(String path, List<String> roots, String report) {
    SourceName {
        path = plain(path);
        roots = roots.stream().map(SourceName::plain).toList();
    }

    String fileName() {
        return lastPart(path);
    }

    /** Which of these paths from the workspace's root it means, if any; of several the one nearest to the report. */
    Optional<String> among(List<String> files) {
        return places().stream()
                .flatMap(place -> files.stream().filter(file -> isAt(place, file)))
                .max(Comparator.comparingInt(this::nearness)
                        .thenComparing(String::length)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private List<String> places() {
        return isAbsolute(path) || roots.isEmpty()
                ? List.of(path)
                : roots.stream()
                        .map(root -> root.isEmpty() || root.equals(".") ? path : root + "/" + path)
                        .toList();
    }

    private static boolean isAt(String place, String file) {
        return isAbsolute(place) ? place.endsWith("/" + file) : file.equals(place) || file.endsWith("/" + place);
    }

    /** How many folders the file and the report share. */
    private int nearness(String file) {
        String[] one = file.split("/", -1);
        String[] other = report.split("/", -1);
        int shared = 0;
        while (shared < Math.min(one.length, other.length) && one[shared].equals(other[shared])) {
            shared++;
        }
        return shared;
    }

    private static boolean isAbsolute(String place) {
        return place.startsWith("/") || (place.length() > 1 && place.charAt(1) == ':');
    }

    private static String plain(String path) {
        String slashes = path.replace('\\', '/');
        String start = slashes.startsWith("./") ? slashes.substring(2) : slashes;
        return start.length() > 1 && start.endsWith("/") ? start.substring(0, start.length() - 1) : start;
    }

    static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }
}
