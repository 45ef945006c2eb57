package dev.lockstep.localstack.benchmark;

import java.util.Locale;

/** A measured value and the most that it may be. */
record Figure(String name, double value, String unit, double bound) {
    boolean isReached() {
        return value <= bound;
    }

    /** One line for people. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-34s %7.2f %-3s  at most %.1f: %s",
                name,
                value,
                unit,
                bound,
                isReached() ? "reached" : "MISSED");
    }
}
