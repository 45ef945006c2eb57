package ledger;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A customer's instruction to move a fixed amount every month, as it stands at one moment.
 *
 * @param payments what became of each due date that was tried, by due date
 */
public record StandingOrder(
        String id,
        AccountId from,
        AccountId to,
        Money amount,
        MonthlySchedule schedule,
        boolean cancelled,
        SortedMap<LocalDate, DuePayment> payments) {
    public StandingOrder {
        payments = Collections.unmodifiableSortedMap(new TreeMap<>(payments));
    }

    StandingOrder cancel() {
        return new StandingOrder(id, from, to, amount, schedule, true, payments);
    }

    /** What a run on that business date has to try, the oldest due date first. */
    List<DuePayment> toTryOn(LocalDate date) {
        if (cancelled) {
            return List.of();
        }
        return schedule.dueThrough(date).stream()
                .map(due -> payments.getOrDefault(due, DuePayment.open(due)))
                .filter(payment -> payment.mayBeTriedOn(date))
                .toList();
    }

    StandingOrder with(DuePayment payment) {
        SortedMap<LocalDate, DuePayment> changed = new TreeMap<>(payments);
        changed.put(payment.due(), payment);
        return new StandingOrder(id, from, to, amount, schedule, cancelled, changed);
    }
}
