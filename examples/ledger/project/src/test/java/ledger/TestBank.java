package ledger;

import java.time.LocalDate;
import java.util.List;

/** A ledger with two customers and an account for fees; a payment costs 1 %, at least EUR 0.10. */
final class TestBank {
    static final AccountId ALICE = new AccountId("alice");
    static final AccountId BOB = new AccountId("bob");
    static final AccountId FEES = new AccountId("fees");
    private static final AccountId CASH = new AccountId("cash");
    private static final LocalDate OPENING = LocalDate.of(2025, 12, 31);

    final Ledger ledger = new Ledger();
    final Payments payments = new Payments(ledger, new FeeSchedule(10, Money.eur(10)), FEES);
    private int deposits;

    TestBank() {
        ledger.open(new Account(ALICE, Money.eur(0)));
        ledger.open(new Account(BOB, Money.eur(0)));
        ledger.open(new Account(FEES, Money.eur(0)));
        ledger.open(new Account(CASH, Money.eur(Long.MAX_VALUE / 2)));
    }

    TestBank deposit(AccountId id, long cents) {
        String reference = "deposit-" + deposits++;
        ledger.post(List.of(
                new Entry(reference, OPENING, CASH, Money.eur(-cents)),
                new Entry(reference, OPENING, id, Money.eur(cents))));
        return this;
    }

    Money balance(AccountId id) {
        return ledger.balance(id);
    }
}
