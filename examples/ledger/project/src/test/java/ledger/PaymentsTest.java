package ledger;

import static ledger.TestBank.ALICE;
import static ledger.TestBank.BOB;
import static ledger.TestBank.FEES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class PaymentsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 15);
    private final TestBank bank = new TestBank().deposit(ALICE, 10_000);

    @Test
    void movesTheAmountAndTakesTheFeeFromThePayer() {
        Receipt receipt = bank.payments.pay(transfer("rent", 5_000));
        assertEquals(Money.eur(50), receipt.fee());
        assertEquals(Money.eur(4_950), bank.balance(ALICE));
        assertEquals(Money.eur(5_000), bank.balance(BOB));
        assertEquals(Money.eur(50), bank.balance(FEES));
    }

    @Test
    void aSmallPaymentCostsTheMinimumFee() {
        assertEquals(Money.eur(10), bank.payments.pay(transfer("gum", 100)).fee());
    }

    @Test
    void theSameTransferSentAgainIsPaidOnce() {
        Receipt first = bank.payments.pay(transfer("rent", 5_000));
        assertEquals(first, bank.payments.pay(transfer("rent", 5_000)));
        assertEquals(Money.eur(5_000), bank.balance(BOB));
    }

    @Test
    void aReferenceCantNameTwoTransfers() {
        bank.payments.pay(transfer("rent", 5_000));
        assertRejected(Reason.REFERENCE_REUSED, transfer("rent", 4_000));
    }

    @Test
    void whenTheMoneyDoesNotCoverAmountAndFeeNothingIsPosted() {
        assertRejected(Reason.INSUFFICIENT_FUNDS, transfer("car", 10_000));
        assertEquals(Money.eur(10_000), bank.balance(ALICE));
        assertEquals(Money.eur(0), bank.balance(FEES));
    }

    @Test
    void rejectsWhatIsNoTransfer() {
        assertRejected(Reason.INVALID_AMOUNT, transfer("nothing", 0));
        assertRejected(Reason.SAME_ACCOUNT, new Transfer("self", ALICE, ALICE, Money.eur(1), TODAY));
        assertRejected(
                Reason.UNKNOWN_ACCOUNT, new Transfer("lost", ALICE, new AccountId("nobody"), Money.eur(1), TODAY));
        Money yen = new Money(100, Currency.getInstance("JPY"));
        assertRejected(Reason.CURRENCY_MISMATCH, new Transfer("abroad", ALICE, BOB, yen, TODAY));
    }

    @Test
    void theStatementListsAmountAndFee() {
        bank.payments.pay(transfer("rent", 5_000));
        String text = Statement.of(bank.ledger, ALICE, YearMonth.of(2026, 1)).text();
        assertEquals(
                """
                alice, 2026-01
                2026-01-15  rent  EUR -50.00
                2026-01-15  rent  EUR -0.50
                Turnover EUR -50.50
                """,
                text);
    }

    private static Transfer transfer(String reference, long cents) {
        return new Transfer(reference, ALICE, BOB, Money.eur(cents), TODAY);
    }

    private void assertRejected(Reason reason, Transfer transfer) {
        assertEquals(
                reason,
                assertThrows(PaymentRejectedException.class, () -> bank.payments.pay(transfer))
                        .reason());
    }
}
