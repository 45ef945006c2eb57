package dev.lockstep.tracker.guards;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Which bracket closes which, found once for a file, so that hostile nesting costs no more than its length. */
final class Brackets {
    /** Braces within each other; nobody writes that many, and each costs a look. */
    private static final int MAX_DEPTH = 50;

    private final int[] closing;

    /** The innermost brace open at each offset; -1 if none is. */
    private final int[] brace;

    private Brackets(int[] closing, int[] brace) {
        this.closing = closing;
        this.brace = brace;
    }

    static Brackets of(String code) {
        int[] closing = new int[code.length()];
        int[] brace = new int[code.length() + 1];
        Deque<Integer> open = new ArrayDeque<>();
        int inner = -1;
        for (int at = 0; at < code.length(); at++) {
            closing[at] = at;
            brace[at] = inner;
            char c = code.charAt(at);
            int nesting = SourceText.nesting(c);
            if (nesting > 0) {
                open.push(at);
            } else if (nesting < 0 && !open.isEmpty()) {
                closing[open.pop()] = at;
            }
            inner = c == '{' ? at : c == '}' && inner >= 0 ? brace[inner] : inner;
        }
        brace[code.length()] = inner;
        for (int never : open) {
            closing[never] = code.length() - 1;
        }
        return new Brackets(closing, brace);
    }

    /** Where the bracket that opens there closes; the last character if it never does. */
    int closing(int open) {
        return open < closing.length ? closing[open] : Math.max(0, closing.length - 1);
    }

    /** Offsets of the braces that opened at or after {@code from} and are open at the offset, the innermost first. */
    List<Integer> bracesAround(int offset, int from) {
        List<Integer> around = new ArrayList<>();
        for (int open = brace[offset]; open >= from && around.size() < MAX_DEPTH; open = brace[open]) {
            around.add(open);
        }
        return around;
    }
}
