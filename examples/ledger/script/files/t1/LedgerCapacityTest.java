package ledger;

import static ledger.TestBank.ALICE;
import static ledger.TestBank.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class LedgerCapacityTest {
    private static final int PAYMENTS = 50_000;
    /** Of the five seconds that a run may take; the rest is for the orders. */
    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final LocalDate TODAY = LocalDate.of(2026, 3, 1);

    @Test
    void aPaymentCostsTheSameHoweverLongTheJournalIs() {
        TestBank bank = new TestBank().deposit(ALICE, PAYMENTS * 110L);
        assertTimeoutPreemptively(LIMIT, () -> {
            for (int i = 0; i < PAYMENTS; i++) {
                bank.payments.pay(new Transfer("salary-" + i, ALICE, BOB, Money.eur(100), TODAY));
            }
        });
        assertEquals(Money.eur(0), bank.balance(ALICE));
        assertEquals(Money.eur(PAYMENTS * 100L), bank.balance(BOB));
    }
}
