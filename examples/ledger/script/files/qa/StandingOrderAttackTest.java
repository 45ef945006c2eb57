package ledger;

import static ledger.TestBank.ALICE;
import static ledger.TestBank.BOB;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import ledger.DuePayment.State;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tries to break standing orders: boundaries, wrong input, races, odd sequences of runs, load. */
class StandingOrderAttackTest {
    private static final LocalDate JANUARY_1 = LocalDate.of(2026, 1, 1);
    private static final Money RENT = Money.eur(5_000);

    private final TestBank bank = new TestBank();
    private final StandingOrders orders = new StandingOrders(bank.payments);
    private final StandingOrderRun run = new StandingOrderRun(orders, bank.payments);

    @ParameterizedTest
    @CsvSource({"5049, 0", "5050, 1", "5051, 1", "10099, 1", "10100, 2"})
    void theLastCentDecidesHowManyPaymentsAreCovered(long cents, long paid) {
        bank.deposit(ALICE, cents);
        orders.create(ALICE, BOB, RENT, monthly(1, JANUARY_1));
        orders.create(ALICE, BOB, RENT, monthly(1, JANUARY_1));
        assertEquals(paid, run.run(JANUARY_1).paid());
        assertEquals(Money.eur(cents - paid * 5_050), bank.balance(ALICE));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 28, 29, 30, 31})
    void everyMonthOfFourYearsIsPaidOnceOnTheDayOrTheLastBeforeIt(int day) {
        bank.deposit(ALICE, 48 * 5_050);
        orders.create(ALICE, BOB, RENT, monthly(day, JANUARY_1));
        JANUARY_1.datesUntil(JANUARY_1.plusYears(4)).forEach(date -> {
            boolean due = date.getDayOfMonth() == Math.min(day, date.lengthOfMonth());
            assertEquals(due ? 1 : 0, run.run(date).paid(), date::toString);
        });
    }

    @Test
    void aScheduleWithoutADueDateNeverPays() {
        bank.deposit(ALICE, 10_000);
        Optional<LocalDate> last = Optional.of(LocalDate.of(2026, 1, 30));
        orders.create(ALICE, BOB, RENT, new MonthlySchedule(31, JANUARY_1, last));
        assertEquals(0, run.run(JANUARY_1.plusYears(1)).paid());
    }

    @Test
    void missingTermsAreRefusedAndNotRegistered() {
        assertThrows(RuntimeException.class, () -> orders.create(ALICE, BOB, null, monthly(1, JANUARY_1)));
        assertThrows(RuntimeException.class, () -> orders.create(null, BOB, RENT, monthly(1, JANUARY_1)));
        assertThrows(RuntimeException.class, () -> new MonthlySchedule(1, null, Optional.empty()).dueThrough(JANUARY_1));
        assertEquals(List.of(), orders.ids());
    }

    @Test
    void aRunWithAnEarlierDatePaysNothingAgain() {
        bank.deposit(ALICE, 50_000);
        orders.create(ALICE, BOB, RENT, monthly(1, JANUARY_1));
        assertEquals(2, run.run(JANUARY_1.plusMonths(1)).paid());
        assertEquals(0, run.run(JANUARY_1).paid());
        assertEquals(0, run.run(JANUARY_1.plusMonths(1)).paid());
    }

    @Test
    void aForeignTransferUnderTheOrdersReferenceIsShownAndNeverPaidTwice() {
        bank.deposit(ALICE, 50_000);
        StandingOrder rent = orders.create(ALICE, BOB, RENT, monthly(1, JANUARY_1));
        bank.payments.pay(new Transfer(rent.id() + "/" + JANUARY_1, ALICE, BOB, Money.eur(1), JANUARY_1));
        assertEquals(0, run.run(JANUARY_1).paid());
        assertEquals(Money.eur(1), bank.balance(BOB));
        assertEquals(
                Optional.of(Reason.REFERENCE_REUSED),
                payment(rent, JANUARY_1).tries().get(0).rejected());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void overlappingRunsAndCancellationsMoveWhatTheHistorySays(long seed) throws Exception {
        bank.deposit(ALICE, 400 * 5_050);
        for (int i = 0; i < 500; i++) {
            orders.create(ALICE, BOB, RENT, monthly(1, JANUARY_1));
        }
        Random random = new Random(seed);
        List<String> victims = orders.ids().stream().filter(id -> random.nextInt(4) == 0).toList();
        atOnce(
                () -> run.run(JANUARY_1),
                () -> run.run(JANUARY_1),
                () -> run.run(JANUARY_1.plusDays(random.nextInt(5))),
                () -> victims.stream().map(orders::cancel).toList());
        assertEquals(Money.eur(5_000 * paidByHistory()), bank.balance(BOB));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13, 14, 15, 16, 17, 18})
    void inAnySequenceOfRunsAndDepositsMoneyAndHistoryAgree(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 10; i++) {
            orders.create(ALICE, BOB, RENT, monthly(1 + random.nextInt(31), JANUARY_1.plusDays(random.nextInt(60))));
        }
        LocalDate date = JANUARY_1;
        for (int step = 0; step < 200; step++) {
            date = date.plusDays(random.nextInt(9) - 2);
            if (random.nextInt(3) == 0) {
                bank.deposit(ALICE, random.nextInt(20_000));
            }
            run.run(date);
            assertEquals(Money.eur(5_000 * paidByHistory()), bank.balance(BOB), "seed " + seed + ", step " + step);
        }
    }

    @Test
    void aYearOfMissedRunsIsCaughtUpWithinTheLimit() {
        int count = 4_000;
        bank.deposit(ALICE, 12L * count * 5_050);
        for (int i = 0; i < count; i++) {
            orders.create(ALICE, BOB, RENT, monthly(1, JANUARY_1));
        }
        LocalDate december = JANUARY_1.plusMonths(11);
        RunReport report = assertTimeoutPreemptively(Duration.ofSeconds(5), () -> run.run(december));
        assertEquals(12L * count, report.paid());
        assertEquals(Money.eur(12L * count * 5_000), bank.balance(BOB));
    }

    private static void atOnce(Callable<?>... actions) throws Exception {
        CyclicBarrier start = new CyclicBarrier(actions.length);
        ExecutorService threads = Executors.newFixedThreadPool(actions.length);
        List<Future<Object>> results = threads.invokeAll(
                List.of(actions).stream().map(action -> afterAll(start, action)).toList());
        threads.shutdown();
        for (Future<Object> result : results) {
            result.get();
        }
    }

    private static Callable<Object> afterAll(CyclicBarrier start, Callable<?> action) {
        return () -> {
            start.await();
            return action.call();
        };
    }

    private long paidByHistory() {
        return orders.ids().stream()
                .flatMap(id -> orders.find(id).payments().values().stream())
                .filter(payment -> payment.state() == State.PAID)
                .count();
    }

    private DuePayment payment(StandingOrder order, LocalDate due) {
        return orders.find(order.id()).payments().get(due);
    }

    private static MonthlySchedule monthly(int day, LocalDate first) {
        return new MonthlySchedule(day, first, Optional.empty());
    }
}
