package ledger;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Pays what is due on standing orders. A run may be repeated, and runs may overlap. Thread-safe. */
public final class StandingOrderRun {
    private final StandingOrders orders;
    private final Payments payments;

    public StandingOrderRun(StandingOrders orders, Payments payments) {
        this.orders = orders;
        this.payments = payments;
    }

    /** Tries everything that is due by the business date, order by order, and dates it on that day. */
    public RunReport run(LocalDate businessDate) {
        List<DuePayment> tried = new ArrayList<>();
        for (String id : orders.ids()) {
            orders.update(id, order -> settle(order, businessDate, tried));
        }
        return RunReport.of(businessDate, tried);
    }

    /** Runs inside the order's update: no other run or cancellation can come between the decision and the payment. */
    private StandingOrder settle(StandingOrder order, LocalDate date, List<DuePayment> tried) {
        StandingOrder settled = order;
        for (DuePayment open : order.toTryOn(date)) {
            DuePayment result = attempt(order, open, date);
            tried.add(result);
            settled = settled.with(result);
        }
        return settled;
    }

    private DuePayment attempt(StandingOrder order, DuePayment open, LocalDate date) {
        String reference = order.id() + "/" + open.due();
        try {
            payments.pay(new Transfer(reference, order.from(), order.to(), order.amount(), date));
            return open.paidOn(date);
        } catch (PaymentRejectedException e) {
            return open.rejectedOn(date, e.reason());
        }
    }
}
