package dev.lockstep.tracker.guards;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A file on both sides of a change.
 *
 * @param before its text; absent where there is no such file, or one that is no text
 * @param after as {@code before}
 * @param unread why there is no text where there could be: a side is too large, or too much came before it
 */
public record ChangedFile(String path, Optional<String> before, Optional<String> after, Optional<Unread> unread) {

    /** A line and its number, from 1. */
    record Line(int number, String text) {}

    /** The file's name without its folders. */
    String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Whether someone would miss that it was not read: pictures and archives have no text, code and scripts should have. */
    boolean isMissed() {
        return unread().filter(why -> why != Unread.NOT_TEXT || before.isPresent() || TextFiles.isOne(path))
                .isPresent();
    }

    /** Whether only the new side has it. */
    boolean isNew() {
        return before.isEmpty() && after.isPresent();
    }

    /** The lines that only the new side has, indentation aside; of equal lines as many as there are more of. */
    List<Line> added() {
        Map<String, Integer> old = Leftover.counts(
                before.stream().flatMap(String::lines).map(String::strip).toList());
        List<String> lines = after.stream().flatMap(String::lines).toList();
        return IntStream.range(0, lines.size())
                .filter(at -> old.merge(lines.get(at).strip(), -1, Integer::sum) < 0)
                .mapToObj(at -> new Line(at + 1, lines.get(at)))
                .toList();
    }
}
