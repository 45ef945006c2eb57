package dev.lockstep.localstack.benchmark;

import java.util.Arrays;
import java.util.Locale;

/** Measured durations in milliseconds. */
record Distribution(double[] sorted) {
    static Distribution of(double[] samples) {
        double[] sorted = samples.clone();
        Arrays.sort(sorted);
        return new Distribution(sorted);
    }

    /** The smallest sample that so great a share of all does not exceed. */
    double quantile(double share) {
        int rank = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(0, rank)];
    }

    /** One line for people. */
    String line(String name) {
        return String.format(
                Locale.ROOT,
                "%-34s median %7.2f ms   p99 %7.2f ms   max %7.2f ms   n=%d",
                name,
                quantile(0.5),
                quantile(0.99),
                sorted[sorted.length - 1],
                sorted.length);
    }
}
