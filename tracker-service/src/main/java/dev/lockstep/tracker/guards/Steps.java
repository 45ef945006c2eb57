package dev.lockstep.tracker.guards;

import java.util.regex.Pattern;

/**
 * Characters that patterns may still look at, of one file and of its whole change. Unlike time, they are the same for the
 * same change on every machine.
 */
final class Steps {
    private static final ScopedValue<Steps> CURRENT = ScopedValue.newInstance();

    private final Left change;
    private final Left file;

    private Steps(Left change, Left file) {
        this.change = change;
        this.file = file;
    }

    /** Of a whole change. */
    static Steps ofChange() {
        Left left = new Left(Bounds.CHANGE_STEPS);
        return new Steps(left, left);
    }

    /** Of a file of the same change. */
    Steps ofFile() {
        return new Steps(change, new Left(Bounds.FILE_STEPS));
    }

    /**
     * Does work whose patterns are counted.
     *
     * @throws Exhausted once they looked at more than is left
     */
    <T> T during(ScopedValue.CallableOp<T, RuntimeException> work) {
        return ScopedValue.where(CURRENT, this).call(work);
    }

    /** The text for a pattern to look at; counted during such work, else as it is. */
    static CharSequence in(String text) {
        return CURRENT.isBound() ? new Counted(text, CURRENT.get()) : text;
    }

    /** As {@link String#matches}. */
    static boolean matches(String text, String regex) {
        return Pattern.compile(regex).matcher(in(text)).matches();
    }

    private void take() {
        if (--file.steps < 0 || (file != change && --change.steps < 0)) {
            throw new Exhausted();
        }
    }

    private static final class Left {
        private long steps;

        Left(long steps) {
            this.steps = steps;
        }
    }

    /** Patterns looked at more characters than they may. */
    static final class Exhausted extends RuntimeException {
        private static final long serialVersionUID = 1;

        Exhausted() {
            super("Patterns looked at too many characters", null, false, false);
        }
    }

    private record Counted(String text, Steps steps) implements CharSequence {
        @Override
        public char charAt(int at) {
            steps.take();
            return text.charAt(at);
        }

        @Override
        public int length() {
            return text.length();
        }

        @Override
        public CharSequence subSequence(int from, int to) {
            return text.substring(from, to);
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
