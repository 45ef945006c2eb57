package ledger;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What became of one due date of a standing order: every try, and whether another one follows. */
public record DuePayment(LocalDate due, State state, List<Try> tries) {
    /** A rejected try this many days after the first, or later, is the last one. */
    static final int DAYS_OF_TRYING = 3;

    /** Where a due date stands. */
    public enum State {
        OPEN,
        PAID,
        GIVEN_UP
    }

    /** A run's try to pay, and why it was rejected; empty when it was paid. */
    public record Try(LocalDate on, Optional<Reason> rejected) {}

    static DuePayment open(LocalDate due) {
        return new DuePayment(due, State.OPEN, List.of());
    }

    /** A date is tried once a business date, so that repeating a run repeats nothing. */
    boolean mayBeTriedOn(LocalDate date) {
        return state == State.OPEN && tries.stream().allMatch(earlier -> earlier.on().isBefore(date));
    }

    DuePayment paidOn(LocalDate date) {
        return after(new Try(date, Optional.empty()), State.PAID);
    }

    DuePayment rejectedOn(LocalDate date, Reason reason) {
        LocalDate firstTry = tries.isEmpty() ? date : tries.get(0).on();
        boolean last = !date.isBefore(firstTry.plusDays(DAYS_OF_TRYING));
        return after(new Try(date, Optional.of(reason)), last ? State.GIVEN_UP : State.OPEN);
    }

    private DuePayment after(Try latest, State next) {
        return new DuePayment(due, next, Stream.concat(tries.stream(), Stream.of(latest)).toList());
    }
}
