package ledger;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Executes transfers and takes the fee for them. A transfer sent again returns the first receipt. Thread-safe. */
public final class Payments {
    private final Ledger ledger;
    private final FeeSchedule fees;
    private final AccountId feeAccount;
    private final Map<String, Receipt> receipts = new HashMap<>();

    public Payments(Ledger ledger, FeeSchedule fees, AccountId feeAccount) {
        this.ledger = ledger;
        this.fees = fees;
        this.feeAccount = feeAccount;
    }

    /** @throws PaymentRejectedException when the transfer can't be made; nothing is posted then, and it may be sent again */
    public synchronized Receipt pay(Transfer transfer) {
        Receipt earlier = receipts.get(transfer.reference());
        if (earlier != null) {
            return sameAs(earlier, transfer);
        }
        requireValid(transfer);
        Money fee = fees.feeFor(transfer.amount());
        ledger.post(entries(transfer, fee));
        Receipt receipt = new Receipt(transfer, fee);
        receipts.put(transfer.reference(), receipt);
        return receipt;
    }

    private static Receipt sameAs(Receipt earlier, Transfer transfer) {
        if (!earlier.transfer().equals(transfer)) {
            throw new PaymentRejectedException(
                    Reason.REFERENCE_REUSED, "Reference " + transfer.reference() + " belongs to another transfer");
        }
        return earlier;
    }

    private void requireValid(Transfer transfer) {
        if (!transfer.amount().isPositive()) {
            throw new PaymentRejectedException(Reason.INVALID_AMOUNT, "Can't transfer " + transfer.amount());
        }
        if (transfer.from().equals(transfer.to())) {
            throw new PaymentRejectedException(Reason.SAME_ACCOUNT, transfer.from() + " can't pay itself");
        }
        for (AccountId id : List.of(transfer.from(), transfer.to())) {
            if (!ledger.account(id).currency().equals(transfer.amount().currency())) {
                throw new PaymentRejectedException(
                        Reason.CURRENCY_MISMATCH, id + " does not hold " + transfer.amount().currency());
            }
        }
    }

    private List<Entry> entries(Transfer transfer, Money fee) {
        return List.of(
                entry(transfer, transfer.from(), transfer.amount().negated()),
                entry(transfer, transfer.to(), transfer.amount()),
                entry(transfer, transfer.from(), fee.negated()),
                entry(transfer, feeAccount, fee));
    }

    private static Entry entry(Transfer transfer, AccountId account, Money amount) {
        return new Entry(transfer.reference(), transfer.date(), account, amount);
    }
}
