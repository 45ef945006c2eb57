package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;

/** Python's logical lines: brackets and backslashes join what line breaks part. Blank ones are left out. */
record PythonLines(List<Line> lines) {

    /** Offsets, and columns of indentation. */
    record Line(int start, int end, int indent) {}

    static PythonLines of(SourceText source) {
        List<Line> lines = new ArrayList<>();
        String code = source.code();
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
                    int indent = line.length() - line.stripLeading().length();
                    lines.add(new Line(start + indent, at, indent));
                }
                start = at + 1;
            }
        }
        return new PythonLines(lines);
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
}
