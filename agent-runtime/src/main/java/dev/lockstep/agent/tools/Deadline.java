package dev.lockstep.agent.tools;

import java.time.Duration;

/** A moment by which matching must be done: the only way to stop a regular expression is from the text it reads. */
record Deadline(long nanoTime) {
    static Deadline after(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** The text, which ends the matching when the deadline has passed or its thread is interrupted. */
    CharSequence watching(String text) {
        return new WatchingText(text, this);
    }

    private void check() {
        if (System.nanoTime() - nanoTime > 0 || Thread.currentThread().isInterrupted()) {
            throw new PassedException();
        }
    }

    /** It took too long. */
    static final class PassedException extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    private record WatchingText(String text, Deadline deadline) implements CharSequence {
        @Override
        public int length() {
            return text.length();
        }

        @Override
        public char charAt(int index) {
            deadline.check();
            return text.charAt(index);
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return text.substring(start, end);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
