package dev.lockstep.agent.commands;

import java.nio.charset.StandardCharsets;

/**
 * The head and the tail of what a command printed. It holds at most its limit in bytes, however much is appended; what
 * lies between is counted and dropped.
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

    synchronized void append(byte[] bytes, int length) {
        int toHead = (int) Math.clamp(head.length - seen, 0, length);
        System.arraycopy(bytes, 0, head, (int) Math.min(seen, head.length), toHead);
        for (int i = Math.max(toHead, length - tail.length); i < length; i++) {
            tail[tailIndex(seen + i)] = bytes[i];
        }
        seen += length;
    }

    synchronized boolean truncated() {
        return dropped() > 0;
    }

    /** What was kept as valid Unicode; NUL is shown as {@code \0}, and a line says how much was dropped. */
    synchronized String text() {
        StringBuilder text = new StringBuilder(decode(head, (int) Math.min(seen, head.length)));
        if (truncated()) {
            text.append("\n[").append(dropped()).append(" bytes left out]\n");
        }
        return text.append(tailText()).toString().replace("\0", "\\0");
    }

    private String tailText() {
        int length = (int) Math.clamp(seen - head.length, 0, tail.length);
        byte[] inOrder = new byte[length];
        for (int i = 0; i < length; i++) {
            inOrder[i] = tail[tailIndex(seen - length + i)];
        }
        return decode(inOrder, length);
    }

    private int tailIndex(long position) {
        return (int) ((position - head.length) % tail.length);
    }

    private long dropped() {
        return Math.max(0, seen - head.length - tail.length);
    }

    private static String decode(byte[] bytes, int length) {
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
