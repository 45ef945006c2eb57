package ledger;

import static ledger.TestBank.ALICE;
import static ledger.TestBank.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class LedgerTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private final TestBank bank = new TestBank().deposit(ALICE, 1_000);

    @Test
    void aPostingMustAddUpToZero() {
        List<Entry> unbalanced = List.of(entry(ALICE, -5), entry(BOB, 4));
        assertThrows(IllegalArgumentException.class, () -> bank.ledger.post(unbalanced));
    }

    @Test
    void aPostingIsMadeAsAWholeOrNotAtAll() {
        List<Entry> tooMuch = List.of(entry(BOB, 1_001), entry(ALICE, -1_001));
        PaymentRejectedException rejected =
                assertThrows(PaymentRejectedException.class, () -> bank.ledger.post(tooMuch));
        assertEquals(Reason.INSUFFICIENT_FUNDS, rejected.reason());
        assertEquals(Money.eur(0), bank.balance(BOB));
        assertEquals(List.of(), bank.ledger.entries(BOB));
    }

    @Test
    void theOverdraftCanBeUsedToItsLastCent() {
        AccountId carol = new AccountId("carol");
        bank.ledger.open(new Account(carol, Money.eur(50)));
        bank.ledger.post(List.of(entry(carol, -50), entry(BOB, 50)));
        assertEquals(Money.eur(-50), bank.balance(carol));
        assertThrows(
                PaymentRejectedException.class, () -> bank.ledger.post(List.of(entry(carol, -1), entry(BOB, 1))));
    }

    @Test
    void anAccountIsOpenedOnce() {
        Account again = new Account(ALICE, Money.eur(0));
        assertThrows(IllegalArgumentException.class, () -> bank.ledger.open(again));
    }

    private static Entry entry(AccountId id, long cents) {
        return new Entry("test", TODAY, id, Money.eur(cents));
    }
}
