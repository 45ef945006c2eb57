package dev.lockstep.contracts;

import java.math.BigDecimal;

/** Costs are whole millionths of the currency that the agents' prices are in: people read and write them in that currency. */
public final class Cost {
    private static final int DIGITS = 6;

    private Cost() {}

    /** As people read it: {@code 2.5} for 2,500,000. */
    public static String text(long millionths) {
        return BigDecimal.valueOf(millionths, DIGITS).stripTrailingZeros().toPlainString();
    }

    /**
     * As it is counted: 2,500,000 for {@code 2.5}.
     *
     * @throws ArithmeticException when it is finer than a millionth, or too large to count
     */
    public static long millionths(BigDecimal amount) {
        return amount.movePointRight(DIGITS).longValueExact();
    }
}
