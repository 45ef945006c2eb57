package dev.lockstep.tracker.review;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * How a text differs from an earlier one, line by line; within a changed line, word by word. Lines far from any change are
 * folded.
 */
public record Redline(List<Line> lines, int added, int removed) {
    private static final int CONTEXT = 3;
    private static final int MOST_LINES = 4_000;

    /** What became of a line. A line that is {@code FOLDED} stands for as many as {@code before} says. */
    public enum Kind {
        SAME,
        CHANGED,
        ADDED,
        REMOVED,
        FOLDED
    }

    /** A line with its numbers, from 1, on both sides; 0 where it is not. */
    public record Line(Kind kind, int before, int after, List<Part> parts) {
        /** The number by which a remark names the line: the new one, or the old one of a line that is gone. */
        public int number() {
            return after == 0 ? before : after;
        }

        /** The line as it is now, or was. */
        public String text() {
            StringBuilder text = new StringBuilder();
            parts.stream()
                    .filter(part -> part.mark() != Part.Mark.DELETED || kind == Kind.REMOVED)
                    .forEach(part -> text.append(part.text()));
            return text.toString();
        }
    }

    /** A part of a line: kept, put in, or taken out. */
    public record Part(Mark mark, String text) {
        /** What became of the part. */
        public enum Mark {
            KEPT,
            INSERTED,
            DELETED
        }
    }

    /** The difference; of very long texts the first 4,000 lines. */
    public static Redline of(String before, String after) {
        RawText old = new RawText(before.getBytes(StandardCharsets.UTF_8));
        RawText now = new RawText(after.getBytes(StandardCharsets.UTF_8));
        Walk walk = new Walk(old, now);
        int removed = 0;
        int added = 0;
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, old, now)) {
            walk.sameUntil(edit.getBeginA());
            walk.change(edit);
            removed += edit.getLengthA();
            added += edit.getLengthB();
        }
        walk.sameUntil(old.size());
        List<Line> lines = folded(walk.lines);
        return new Redline(lines.size() > MOST_LINES ? lines.subList(0, MOST_LINES) : lines, added, removed);
    }

    public boolean isEmpty() {
        return added == 0 && removed == 0;
    }

    private static List<Line> folded(List<Line> lines) {
        boolean[] shown = new boolean[lines.size()];
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).kind() != Kind.SAME) {
                for (int j = Math.max(0, i - CONTEXT); j <= Math.min(lines.size() - 1, i + CONTEXT); j++) {
                    shown[j] = true;
                }
            }
        }
        List<Line> folded = new ArrayList<>();
        int hidden = 0;
        for (int i = 0; i < shown.length; i++) {
            if (shown[i]) {
                hidden = fold(folded, hidden);
                folded.add(lines.get(i));
            } else {
                hidden++;
            }
        }
        fold(folded, hidden);
        return List.copyOf(folded);
    }

    private static int fold(List<Line> lines, int hidden) {
        if (hidden > 0) {
            lines.add(new Line(Kind.FOLDED, hidden, 0, List.of()));
        }
        return 0;
    }

    /** Goes through both texts and notes the lines in the order in which a person reads them. */
    private static final class Walk {
        private final RawText old;
        private final RawText now;
        private final List<Line> lines = new ArrayList<>();
        private int atOld;
        private int atNow;

        Walk(RawText old, RawText now) {
            this.old = old;
            this.now = now;
        }

        void sameUntil(int end) {
            while (atOld < end) {
                lines.add(line(Kind.SAME, atOld + 1, atNow + 1, Part.Mark.KEPT, old.getString(atOld)));
                atOld++;
                atNow++;
            }
        }

        /** Lines that became others are paired in order; what is left over was removed or added. */
        void change(Edit edit) {
            int pairs = Math.min(edit.getLengthA(), edit.getLengthB());
            List<Line> added = new ArrayList<>();
            for (int i = 0; i < pairs; i++) {
                List<Part> parts = WordChanges.between(old.getString(atOld), now.getString(atNow));
                if (parts.isEmpty()) {
                    lines.add(line(Kind.REMOVED, atOld + 1, 0, Part.Mark.DELETED, old.getString(atOld)));
                    added.add(line(Kind.ADDED, 0, atNow + 1, Part.Mark.INSERTED, now.getString(atNow)));
                } else {
                    lines.addAll(added);
                    added.clear();
                    lines.add(new Line(Kind.CHANGED, atOld + 1, atNow + 1, parts));
                }
                atOld++;
                atNow++;
            }
            while (atOld < edit.getEndA()) {
                lines.add(line(Kind.REMOVED, atOld + 1, 0, Part.Mark.DELETED, old.getString(atOld)));
                atOld++;
            }
            lines.addAll(added);
            while (atNow < edit.getEndB()) {
                lines.add(line(Kind.ADDED, 0, atNow + 1, Part.Mark.INSERTED, now.getString(atNow)));
                atNow++;
            }
        }

        private static Line line(Kind kind, int before, int after, Part.Mark mark, String text) {
            return new Line(kind, before, after, List.of(new Part(mark, text)));
        }
    }
}
