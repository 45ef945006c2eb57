package ledger;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Objects;

/** An amount of one currency, in its smallest unit (cents for EUR). May be negative. */
public record Money(long minor, Currency currency) implements Comparable<Money> {
    public Money {
        Objects.requireNonNull(currency, "currency");
    }

    /** An amount of euros, in cents. */
    public static Money eur(long cents) {
        return new Money(cents, Currency.getInstance("EUR"));
    }

    public static Money zero(Currency currency) {
        return new Money(0, currency);
    }

    /** @throws ArithmeticException when the sum does not fit a long */
    public Money plus(Money other) {
        return new Money(Math.addExact(minor, sameCurrency(other).minor), currency);
    }

    public Money minus(Money other) {
        return plus(other.negated());
    }

    public Money negated() {
        return new Money(Math.negateExact(minor), currency);
    }

    public boolean isPositive() {
        return minor > 0;
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(minor, sameCurrency(other).minor);
    }

    /** As in {@code EUR -12.05}. */
    @Override
    public String toString() {
        return currency + " "
                + BigDecimal.valueOf(minor, currency.getDefaultFractionDigits()).toPlainString();
    }

    private Money sameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Can't mix " + currency + " and " + other.currency);
        }
        return other;
    }
}
