package dev.lockstep.tracker.git;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * Finds the conflict markers that a merge wrote and that are still there. A line that looks like one but stood on a side
 * of the merge already, as an underlined heading may, is that side's own text.
 */
final class ConflictMarkers {
    private static final Pattern MARKER = Pattern.compile("(<{7}|>{7}|\\|{7}) .*|={7}");

    private final Commits commits;

    ConflictMarkers(Commits commits) {
        this.commits = commits;
    }

    /** The numbers, from 1, of the lines with a marker, by path; only paths that have some. */
    Map<String, List<Integer>> left(ObjectId merge, ObjectId commit, List<String> paths) {
        Map<String, List<Integer>> left = new TreeMap<>();
        for (String path : paths) {
            Set<String> own = ownLines(merge, path);
            List<String> lines = lines(commit, path);
            List<Integer> numbers = new ArrayList<>();
            for (int i = 0; i < lines.size(); i++) {
                if (isMarker(lines.get(i)) && !own.contains(lines.get(i))) {
                    numbers.add(i + 1);
                }
            }
            if (!numbers.isEmpty()) {
                left.put(path, List.copyOf(numbers));
            }
        }
        return left;
    }

    private Set<String> ownLines(ObjectId merge, String path) {
        Set<String> own = new HashSet<>();
        for (RevCommit side : commits.parse(merge).getParents()) {
            lines(side, path).stream().filter(ConflictMarkers::isMarker).forEach(own::add);
        }
        return own;
    }

    private static boolean isMarker(String line) {
        return MARKER.matcher(line).matches();
    }

    /** What is too large to be read got no markers. */
    private List<String> lines(ObjectId commit, String path) {
        return commits.file(commit, path)
                .filter(blob -> commits.size(blob) <= Commits.MAX_FILE)
                .flatMap(_ -> commits.read(commit, path))
                .map(bytes -> new String(bytes, StandardCharsets.UTF_8).lines().toList())
                .orElse(List.of());
    }
}
