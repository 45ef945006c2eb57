package ledger;

import static ledger.TestBank.ALICE;
import static ledger.TestBank.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandingOrdersTest {
    private static final MonthlySchedule FIRST_OF_MONTH =
            new MonthlySchedule(1, LocalDate.of(2026, 1, 1), Optional.empty());
    private final TestBank bank = new TestBank();
    private final StandingOrders orders = new StandingOrders(bank.payments);

    @Test
    void anOrderIsRegisteredUnderAnIdOfItsOwn() {
        StandingOrder rent = orders.create(ALICE, BOB, Money.eur(40_000), FIRST_OF_MONTH);
        StandingOrder savings = orders.create(ALICE, BOB, Money.eur(40_000), FIRST_OF_MONTH);
        assertNotEquals(rent.id(), savings.id());
        assertEquals(rent, orders.find(rent.id()));
        assertFalse(rent.cancelled());
        assertEquals(List.of(rent.id(), savings.id()), orders.ids());
    }

    @Test
    void whatCouldNeverBePaidIsRejectedAndNotRegistered() {
        assertRejected(Reason.INVALID_AMOUNT, BOB, Money.eur(0));
        assertRejected(Reason.INVALID_AMOUNT, BOB, Money.eur(-1));
        assertRejected(Reason.SAME_ACCOUNT, ALICE, Money.eur(1));
        assertRejected(Reason.UNKNOWN_ACCOUNT, new AccountId("nobody"), Money.eur(1));
        assertRejected(Reason.CURRENCY_MISMATCH, BOB, new Money(1, Currency.getInstance("JPY")));
        assertEquals(List.of(), orders.ids());
    }

    @Test
    void anAmountTooLargeToBookIsRejectedLikeAnyOtherPayment() {
        Transfer tooLarge = new Transfer("all", ALICE, BOB, Money.eur(Long.MAX_VALUE), LocalDate.of(2026, 1, 1));
        PaymentRejectedException rejected =
                assertThrows(PaymentRejectedException.class, () -> bank.payments.pay(tooLarge));
        assertEquals(Reason.INVALID_AMOUNT, rejected.reason());
    }

    @Test
    void anOrderCanBeCancelledAndStaysOnRecord() {
        StandingOrder rent = orders.create(ALICE, BOB, Money.eur(40_000), FIRST_OF_MONTH);
        orders.cancel(rent.id());
        assertTrue(orders.find(rent.id()).cancelled());
        assertTrue(orders.cancel(rent.id()).cancelled());
    }

    @Test
    void anUnknownOrderIsNamed() {
        IllegalArgumentException unknown =
                assertThrows(IllegalArgumentException.class, () -> orders.cancel("SO-404"));
        assertTrue(unknown.getMessage().contains("SO-404"), unknown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> orders.find("SO-404"));
    }

    private void assertRejected(Reason reason, AccountId to, Money amount) {
        PaymentRejectedException rejected = assertThrows(
                PaymentRejectedException.class, () -> orders.create(ALICE, to, amount, FIRST_OF_MONTH));
        assertEquals(reason, rejected.reason());
    }
}
