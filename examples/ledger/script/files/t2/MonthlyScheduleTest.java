package ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MonthlyScheduleTest {
    private static final LocalDate NEW_YEAR = LocalDate.of(2026, 1, 1);

    @Test
    void isDueOnTheDayOfEveryMonth() {
        assertEquals(
                List.of(LocalDate.of(2026, 1, 5), LocalDate.of(2026, 2, 5)),
                endless(5, NEW_YEAR).dueThrough(LocalDate.of(2026, 3, 4)));
    }

    @Test
    void aMonthThatLacksTheDayIsDueOnItsLastDay() {
        assertEquals(
                List.of(LocalDate.of(2026, 1, 31), LocalDate.of(2026, 2, 28), LocalDate.of(2026, 3, 31)),
                endless(31, NEW_YEAR).dueThrough(LocalDate.of(2026, 3, 31)));
    }

    @Test
    void theLeapDayIsTheLastDayOfItsMonth() {
        LocalDate leapDay = LocalDate.of(2028, 2, 29);
        assertEquals(List.of(leapDay), endless(30, LocalDate.of(2028, 2, 1)).dueThrough(leapDay));
    }

    @Test
    void nothingIsDueBeforeTheFirstDate() {
        LocalDate afterTheDay = LocalDate.of(2026, 1, 6);
        assertEquals(List.of(), endless(5, afterTheDay).dueThrough(LocalDate.of(2026, 2, 4)));
        assertEquals(List.of(), endless(5, afterTheDay).dueThrough(LocalDate.of(2025, 12, 31)));
    }

    @Test
    void firstAndLastDateAreIncluded() {
        LocalDate first = LocalDate.of(2026, 1, 5);
        LocalDate last = LocalDate.of(2026, 2, 5);
        MonthlySchedule schedule = new MonthlySchedule(5, first, Optional.of(last));
        assertEquals(List.of(first, last), schedule.dueThrough(LocalDate.of(2027, 1, 1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 32})
    void refusesADayThatNoMonthHas(int day) {
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> endless(day, NEW_YEAR));
        assertTrue(refused.getMessage().contains(String.valueOf(day)), refused.getMessage());
    }

    @Test
    void refusesALastDateBeforeTheFirst() {
        Optional<LocalDate> dayBefore = Optional.of(NEW_YEAR.minusDays(1));
        assertThrows(IllegalArgumentException.class, () -> new MonthlySchedule(1, NEW_YEAR, dayBefore));
    }

    private static MonthlySchedule endless(int day, LocalDate first) {
        return new MonthlySchedule(day, first, Optional.empty());
    }
}
