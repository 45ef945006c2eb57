package dev.lockstep.tracker.guards;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Python's logical lines: brackets and backslashes join what line breaks part. Blank ones are left out. */
record PythonLines(List<Line> lines) {
    /** Blocks within each other; nobody writes that many, and each costs a look. */
    private static final int MAX_DEPTH = 50;

    /**
     * Offsets, and columns of indentation.
     *
     * @param at the line's place in the list
     * @param around the line that introduces the block around; -1 if none does
     */
    record Line(int start, int end, int indent, int at, int around) {}

    static PythonLines of(String code) {
        List<Line> lines = new ArrayList<>();
        Deque<Line> open = new ArrayDeque<>();
        int start = 0;
        int depth = 0;
        for (int at = 0; at <= code.length(); at++) {
            boolean end = at == code.length();
            if (!end) {
                depth = Math.max(0, depth + SourceText.nesting(code.charAt(at)));
            }
            if (end || (code.charAt(at) == '\n' && depth == 0 && (at == 0 || code.charAt(at - 1) != '\\'))) {
                String line = code.substring(start, at);
                if (!line.isBlank()) {
                    add(
                            lines,
                            open,
                            start,
                            at,
                            line.length() - line.stripLeading().length());
                }
                start = at + 1;
            }
        }
        return new PythonLines(lines);
    }

    private static void add(List<Line> lines, Deque<Line> open, int start, int end, int indent) {
        while (!open.isEmpty() && open.peek().indent() >= indent) {
            open.pop();
        }
        int around = open.isEmpty() ? -1 : open.peek().at();
        Line line = new Line(start + indent, end, indent, lines.size(), around);
        lines.add(line);
        open.push(line);
    }

    /** The offset at which the block that the line introduces ends. */
    int blockEnd(int line) {
        int end = lines.get(line).end();
        for (int at = line + 1;
                at < lines.size() && lines.get(at).indent() > lines.get(line).indent();
                at++) {
            end = lines.get(at).end();
        }
        return end;
    }

    /**
     * The lines at or after {@code from} that introduce the blocks around the offset, the innermost first; what stands
     * before it in its own line is one.
     */
    List<Line> headsAround(int offset, int from) {
        List<Line> heads = new ArrayList<>();
        int at = lineAt(offset);
        if (at >= 0 && lines.get(at).start() == offset) {
            at = lines.get(at).around();
        }
        while (at >= 0 && lines.get(at).start() >= from && heads.size() < MAX_DEPTH) {
            heads.add(lines.get(at));
            at = lines.get(at).around();
        }
        return heads;
    }

    /** The last line that begins at or before the offset; -1 if none does. */
    private int lineAt(int offset) {
        int low = 0;
        int high = lines.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (lines.get(middle).start() <= offset) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low - 1;
    }
}
