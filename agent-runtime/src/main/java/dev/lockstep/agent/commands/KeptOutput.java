package dev.lockstep.agent.commands;

import java.nio.charset.StandardCharsets;
import java.util.function.IntFunction;

/**
 * The head and the tail of what a command printed. It holds at most its limit in bytes, however much is appended, and
 * its text has at most as many in UTF-8; what lies between is counted and dropped.
 */
final class KeptOutput {
    private final byte[] head;
    private final byte[] tail;
    private long seen;

    KeptOutput(int limit) {
        if (limit < 2) {
            throw new IllegalArgumentException("Output needs a limit of at least 2 bytes, not " + limit);
        }
        head = new byte[limit / 2];
        tail = new byte[limit - limit / 2];
    }

    /** Valid Unicode; NUL is shown as {@code \0}, and a line, which the limit does not count, says how much was dropped. */
    record Kept(String text, boolean truncated) {}

    synchronized void append(byte[] bytes, int length) {
        int toHead = (int) Math.clamp(head.length - seen, 0, length);
        System.arraycopy(bytes, 0, head, (int) Math.min(seen, head.length), toHead);
        for (int i = Math.max(toHead, length - tail.length); i < length; i++) {
            tail[tailIndex(seen + i)] = bytes[i];
        }
        seen += length;
    }

    synchronized Kept kept() {
        byte[] first = new byte[(int) Math.min(seen, head.length)];
        System.arraycopy(head, 0, first, 0, first.length);
        byte[] last = tailInOrder();
        if (seen == first.length + last.length) {
            String whole = shown(joined(first, last), 0, first.length + last.length);
            if (size(whole) <= head.length + tail.length) {
                return new Kept(whole, false);
            }
        }
        // What is no text takes more room than it had: a byte that is no character becomes three.
        int fromHead = most(first.length, head.length, length -> shown(first, 0, length));
        int fromTail = most(last.length, tail.length, length -> shown(last, last.length - length, length));
        String text = shown(first, 0, fromHead) + "\n[" + (seen - fromHead - fromTail) + " bytes left out]\n"
                + shown(last, last.length - fromTail, fromTail);
        return new Kept(text, true);
    }

    /** The largest length up to {@code length} whose text has the room. */
    private static int most(int length, int room, IntFunction<String> text) {
        int fits = 0;
        int end = length;
        while (fits < end) {
            int middle = fits + (end - fits + 1) / 2;
            if (size(text.apply(middle)) <= room) {
                fits = middle;
            } else {
                end = middle - 1;
            }
        }
        return fits;
    }

    private byte[] tailInOrder() {
        int length = (int) Math.clamp(seen - head.length, 0, tail.length);
        byte[] inOrder = new byte[length];
        for (int i = 0; i < length; i++) {
            inOrder[i] = tail[tailIndex(seen - length + i)];
        }
        return inOrder;
    }

    private int tailIndex(long position) {
        return (int) ((position - head.length) % tail.length);
    }

    private static byte[] joined(byte[] first, byte[] last) {
        byte[] both = new byte[first.length + last.length];
        System.arraycopy(first, 0, both, 0, first.length);
        System.arraycopy(last, 0, both, first.length, last.length);
        return both;
    }

    private static String shown(byte[] bytes, int from, int length) {
        return new String(bytes, from, length, StandardCharsets.UTF_8).replace("\0", "\\0");
    }

    private static int size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
