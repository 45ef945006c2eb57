package dev.lockstep.tracker.guards;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A text file on both sides of a change; a side on which it doesn't exist is absent. */
public record ChangedFile(String path, Optional<String> before, Optional<String> after) {

    /** A line and its number, from 1. */
    record Line(int number, String text) {}

    /** The file's name without its folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** The lines that only the new side has, indentation aside; of equal lines as many as there are more of. */
    List<Line> added() {
        Map<String, Integer> old = new HashMap<>();
        before.stream().flatMap(String::lines).forEach(line -> old.merge(line.strip(), 1, Integer::sum));
        List<String> lines = after.stream().flatMap(String::lines).toList();
        return IntStream.range(0, lines.size())
                .filter(at -> old.merge(lines.get(at).strip(), -1, Integer::sum) < 0)
                .mapToObj(at -> new Line(at + 1, lines.get(at)))
                .toList();
    }
}
