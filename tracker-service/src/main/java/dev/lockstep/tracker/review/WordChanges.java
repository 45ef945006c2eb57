package dev.lockstep.tracker.review;

import dev.lockstep.tracker.review.Redline.Part;
import dev.lockstep.tracker.review.Redline.Part.Mark;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.Sequence;
import org.eclipse.jgit.diff.SequenceComparator;

/** The words in which two versions of a line differ. */
final class WordChanges {
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+|\\s+|.", Pattern.DOTALL);
    private static final int LONGEST = 4_000;

    /** Lines that share less are two lines rather than one that changed. */
    private static final double LEAST_SHARED = 0.4;

    private WordChanges() {}

    /** The parts of both lines in reading order; none when they have too little in common, or are too long to tell. */
    static List<Part> between(String before, String after) {
        if (before.length() > LONGEST || after.length() > LONGEST) {
            return List.of();
        }
        Words old = Words.of(before);
        Words now = Words.of(after);
        List<Part> parts = new ArrayList<>();
        int kept = 0;
        int at = 0;
        for (Edit edit : new HistogramDiff().diff(Words.EQUAL, old, now)) {
            kept += add(parts, Mark.KEPT, old, at, edit.getBeginA());
            add(parts, Mark.DELETED, old, edit.getBeginA(), edit.getEndA());
            add(parts, Mark.INSERTED, now, edit.getBeginB(), edit.getEndB());
            at = edit.getEndA();
        }
        kept += add(parts, Mark.KEPT, old, at, old.size());
        boolean alike = kept >= LEAST_SHARED * Math.max(letters(before), letters(after));
        return alike ? List.copyOf(parts) : List.of();
    }

    /** Adds the words from one place to another, and returns how many letters and digits they have. */
    private static int add(List<Part> parts, Mark mark, Words words, int from, int to) {
        if (from == to) {
            return 0;
        }
        String text = String.join("", words.all.subList(from, to));
        parts.add(new Part(mark, text));
        return letters(text);
    }

    private static int letters(String text) {
        return (int) text.codePoints().filter(Character::isLetterOrDigit).count();
    }

    /** A line as a sequence of words, spaces and signs. */
    private static final class Words extends Sequence {
        static final SequenceComparator<Words> EQUAL = new SequenceComparator<>() {
            @Override
            public boolean equals(Words a, int i, Words b, int j) {
                return a.all.get(i).equals(b.all.get(j));
            }

            @Override
            public int hash(Words words, int i) {
                return words.all.get(i).hashCode();
            }
        };

        private final List<String> all;

        private Words(List<String> all) {
            this.all = all;
        }

        static Words of(String line) {
            List<String> words = new ArrayList<>();
            Matcher matcher = WORD.matcher(line);
            while (matcher.find()) {
                words.add(matcher.group());
            }
            return new Words(words);
        }

        @Override
        public int size() {
            return all.size();
        }
    }
}
