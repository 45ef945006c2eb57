package ledger;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A day of every month, from a first date to an optional last date, both included. */
public record MonthlySchedule(int day, LocalDate first, Optional<LocalDate> last) {
    public MonthlySchedule {
        if (day < 1 || day > 31) {
            throw new IllegalArgumentException("The day must be 1 to 31, not " + day);
        }
        if (last.isPresent() && last.get().isBefore(first)) {
            throw new IllegalArgumentException("The last date " + last.get() + " is before the first date " + first);
        }
    }

    /**
     * The due dates up to and including a date, oldest first. In a month that lacks the day, the month's last day is due.
     */
    public List<LocalDate> dueThrough(LocalDate date) {
        LocalDate end = last.filter(date::isAfter).orElse(date);
        YearMonth lastMonth = YearMonth.from(end);
        return Stream.iterate(YearMonth.from(first), month -> !month.isAfter(lastMonth), month -> month.plusMonths(1))
                .map(this::dueIn)
                .filter(due -> !due.isBefore(first) && !due.isAfter(end))
                .toList();
    }

    private LocalDate dueIn(YearMonth month) {
        return month.atDay(Math.min(day, month.lengthOfMonth()));
    }
}
