package ledger;

import static ledger.TestBank.ALICE;
import static ledger.TestBank.BOB;
import static ledger.TestBank.FEES;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ledger.DuePayment.State;
import ledger.DuePayment.Try;
import org.junit.jupiter.api.Test;

class StandingOrderRunTest {
    private static final LocalDate MARCH_1 = LocalDate.of(2026, 3, 1);
    private static final Optional<Reason> NO_MONEY = Optional.of(Reason.INSUFFICIENT_FUNDS);

    private final TestBank bank = new TestBank();
    private final StandingOrders orders = new StandingOrders(bank.payments);
    private final StandingOrderRun run = new StandingOrderRun(orders, bank.payments);

    @Test
    void paysWhatIsDueWithTheUsualFee() {
        bank.deposit(ALICE, 10_000);
        StandingOrder rent = rentFrom(MARCH_1);
        assertEquals(new RunReport(MARCH_1, 1, 0, 0), run.run(MARCH_1));
        assertEquals(Money.eur(5_000), bank.balance(BOB));
        assertEquals(Money.eur(50), bank.balance(FEES));
        assertEquals(State.PAID, payment(rent, MARCH_1).state());
    }

    @Test
    void paysNothingBeforeItIsDue() {
        bank.deposit(ALICE, 10_000);
        rentFrom(MARCH_1);
        assertEquals(new RunReport(MARCH_1.minusDays(1), 0, 0, 0), run.run(MARCH_1.minusDays(1)));
        assertEquals(Money.eur(0), bank.balance(BOB));
    }

    @Test
    void aRepeatedRunPaysNothingAgain() {
        bank.deposit(ALICE, 20_000);
        rentFrom(MARCH_1);
        run.run(MARCH_1);
        assertEquals(new RunReport(MARCH_1, 0, 0, 0), run.run(MARCH_1));
        assertEquals(new RunReport(MARCH_1.plusDays(1), 0, 0, 0), run.run(MARCH_1.plusDays(1)));
        assertEquals(Money.eur(5_000), bank.balance(BOB));
    }

    @Test
    void runsAtTheSameTimePayEveryOrderOnce() throws Exception {
        int count = 2_000;
        bank.deposit(ALICE, count * 10_000L);
        for (int i = 0; i < count; i++) {
            rentFrom(MARCH_1);
        }
        CyclicBarrier start = new CyclicBarrier(2);
        ExecutorService schedulers = Executors.newFixedThreadPool(2);
        List<Future<RunReport>> reports = schedulers.invokeAll(List.of(() -> together(start), () -> together(start)));
        schedulers.shutdown();
        assertEquals(count, reports.get(0).get().paid() + reports.get(1).get().paid());
        assertEquals(Money.eur(count * 5_000L), bank.balance(BOB));
    }

    @Test
    void whenTheMoneyDoesNotCoverItNothingMovesAndTheOrderShowsWhy() {
        bank.deposit(ALICE, 5_049);
        StandingOrder rent = rentFrom(MARCH_1);
        assertEquals(new RunReport(MARCH_1, 0, 1, 0), run.run(MARCH_1));
        assertEquals(Money.eur(5_049), bank.balance(ALICE));
        assertEquals(
                new DuePayment(MARCH_1, State.OPEN, List.of(new Try(MARCH_1, NO_MONEY))), payment(rent, MARCH_1));
    }

    @Test
    void isTriedAgainOnALaterDayAndPaidOnceTheMoneyIsThere() {
        StandingOrder rent = rentFrom(MARCH_1);
        run.run(MARCH_1);
        bank.deposit(ALICE, 10_000);
        assertEquals(new RunReport(MARCH_1, 0, 0, 0), run.run(MARCH_1));
        assertEquals(new RunReport(MARCH_1.plusDays(2), 1, 0, 0), run.run(MARCH_1.plusDays(2)));
        assertEquals(
                List.of(new Try(MARCH_1, NO_MONEY), new Try(MARCH_1.plusDays(2), Optional.empty())),
                payment(rent, MARCH_1).tries());
    }

    @Test
    void isGivenUpThreeDaysAfterTheFirstTryAndGoesOnNextMonth() {
        StandingOrder rent = rentFrom(MARCH_1);
        run.run(MARCH_1);
        assertEquals(1, run.run(MARCH_1.plusDays(2)).stillOpen());
        assertEquals(1, run.run(MARCH_1.plusDays(3)).givenUp());
        bank.deposit(ALICE, 20_000);
        assertEquals(0, run.run(MARCH_1.plusDays(4)).paid());
        assertEquals(1, run.run(MARCH_1.plusMonths(1)).paid());
        assertEquals(State.GIVEN_UP, payment(rent, MARCH_1).state());
        assertEquals(State.PAID, payment(rent, MARCH_1.plusMonths(1)).state());
    }

    @Test
    void paysEveryMissedMonthOldestFirstOnTheDayOfTheRun() {
        bank.deposit(ALICE, 10_100);
        StandingOrder rent = rentFrom(MARCH_1.minusMonths(2));
        assertEquals(new RunReport(MARCH_1, 2, 1, 0), run.run(MARCH_1));
        assertEquals(State.PAID, payment(rent, MARCH_1.minusMonths(2)).state());
        assertEquals(State.PAID, payment(rent, MARCH_1.minusMonths(1)).state());
        assertEquals(State.OPEN, payment(rent, MARCH_1).state());
        assertEquals(
                List.of(MARCH_1, MARCH_1),
                bank.ledger.entries(BOB).stream().map(Entry::date).toList());
    }

    @Test
    void oneOrderThatCantBePaidDoesNotStopTheOthers() {
        bank.deposit(ALICE, 10_000);
        orders.create(ALICE, BOB, Money.eur(Long.MAX_VALUE), firstOfMonth(MARCH_1));
        rentFrom(MARCH_1);
        assertEquals(new RunReport(MARCH_1, 1, 1, 0), run.run(MARCH_1));
        assertEquals(Money.eur(5_000), bank.balance(BOB));
    }

    @Test
    void aCancelledOrderPaysNothingMoreAndKeepsItsHistory() {
        bank.deposit(ALICE, 20_000);
        StandingOrder rent = rentFrom(MARCH_1);
        run.run(MARCH_1);
        orders.cancel(rent.id());
        assertEquals(0, run.run(MARCH_1.plusMonths(1)).paid());
        assertEquals(State.PAID, payment(rent, MARCH_1).state());
    }

    @Test
    void fiftyThousandOrdersFromOneAccountArePaidWithinFiveSeconds() {
        int count = 50_000;
        bank.deposit(ALICE, count * 5_050L);
        for (int i = 0; i < count; i++) {
            rentFrom(MARCH_1);
        }
        RunReport report = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> run.run(MARCH_1));
        assertEquals(new RunReport(MARCH_1, count, 0, 0), report);
        assertEquals(Money.eur(0), bank.balance(ALICE));
    }

    private RunReport together(CyclicBarrier start) throws Exception {
        start.await();
        return run.run(MARCH_1);
    }

    private StandingOrder rentFrom(LocalDate first) {
        return orders.create(ALICE, BOB, Money.eur(5_000), firstOfMonth(first));
    }

    private static MonthlySchedule firstOfMonth(LocalDate first) {
        return new MonthlySchedule(1, first, Optional.empty());
    }

    private DuePayment payment(StandingOrder order, LocalDate due) {
        return orders.find(order.id()).payments().get(due);
    }
}
