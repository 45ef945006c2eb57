package ledger;

/**
 * What the payer owes for a payment: a share of the amount, but at least a minimum.
 *
 * @param perMille the share, in thousandths; rounded down to the smallest unit
 */
public record FeeSchedule(int perMille, Money minimum) {
    public FeeSchedule {
        if (perMille < 0 || minimum.minor() < 0) {
            throw new IllegalArgumentException("A fee must not be negative: " + perMille + " per mille, " + minimum);
        }
    }

    public Money feeFor(Money amount) {
        Money share = new Money(Math.multiplyExact(amount.minor(), perMille) / 1000, amount.currency());
        return share.compareTo(minimum) < 0 ? minimum : share;
    }
}
