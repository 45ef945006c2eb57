package ledger;

import java.time.LocalDate;
import java.util.List;

/** What one run did: how many payments it made, had rejected and will try again, and had rejected for the last time. */
public record RunReport(LocalDate businessDate, long paid, long stillOpen, long givenUp) {
    static RunReport of(LocalDate businessDate, List<DuePayment> tried) {
        return new RunReport(
                businessDate,
                count(tried, DuePayment.State.PAID),
                count(tried, DuePayment.State.OPEN),
                count(tried, DuePayment.State.GIVEN_UP));
    }

    private static long count(List<DuePayment> tried, DuePayment.State state) {
        return tried.stream().filter(payment -> payment.state() == state).count();
    }
}
