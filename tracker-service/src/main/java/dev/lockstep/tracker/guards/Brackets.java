package dev.lockstep.tracker.guards;

import java.util.ArrayDeque;
import java.util.Deque;

/** Which bracket closes which, found once for a file, so that hostile nesting costs no more than its length. */
final class Brackets {
    private final int[] closing;

    private Brackets(int[] closing) {
        this.closing = closing;
    }

    static Brackets of(String code) {
        int[] closing = new int[code.length()];
        Deque<Integer> open = new ArrayDeque<>();
        for (int at = 0; at < code.length(); at++) {
            closing[at] = at;
            int nesting = SourceText.nesting(code.charAt(at));
            if (nesting > 0) {
                open.push(at);
            } else if (nesting < 0 && !open.isEmpty()) {
                closing[open.pop()] = at;
            }
        }
        for (int never : open) {
            closing[never] = code.length() - 1;
        }
        return new Brackets(closing);
    }

    /** Where the bracket that opens there closes; the last character if it never does. */
    int closing(int open) {
        return open < closing.length ? closing[open] : Math.max(0, closing.length - 1);
    }
}
