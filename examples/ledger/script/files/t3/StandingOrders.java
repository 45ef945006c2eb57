package ledger;

import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.UnaryOperator;

/** The register of standing orders. Thread-safe. */
public final class StandingOrders {
    private final Payments payments;
    private final AtomicLong lastNumber = new AtomicLong();
    private final ConcurrentHashMap<String, StandingOrder> orders = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<String> inOrderOfCreation = new ConcurrentLinkedQueue<>();

    /** @param payments what decides which accounts and amounts an order may name */
    public StandingOrders(Payments payments) {
        this.payments = payments;
    }

    /** @throws PaymentRejectedException when no such payment could ever be made; nothing is registered then */
    public StandingOrder create(AccountId from, AccountId to, Money amount, MonthlySchedule schedule) {
        payments.requireValid(from, to, amount);
        String id = "SO-" + lastNumber.incrementAndGet();
        StandingOrder order = new StandingOrder(id, from, to, amount, schedule, false);
        orders.put(id, order);
        inOrderOfCreation.add(id);
        return order;
    }

    /**
     * Ends an order; what it has paid stays paid. Cancelling it again changes nothing.
     *
     * @throws IllegalArgumentException when there is no such order
     */
    public StandingOrder cancel(String id) {
        return update(id, StandingOrder::cancel);
    }

    /** @throws IllegalArgumentException when there is no such order */
    public StandingOrder find(String id) {
        return known(id, orders.get(id));
    }

    /** The ids of all orders, the oldest first. */
    public List<String> ids() {
        return List.copyOf(inOrderOfCreation);
    }

    /** Changes one order while nobody else can. The change is applied exactly once, and must not touch other orders. */
    StandingOrder update(String id, UnaryOperator<StandingOrder> change) {
        return known(id, orders.computeIfPresent(id, (same, order) -> change.apply(order)));
    }

    private static StandingOrder known(String id, StandingOrder order) {
        if (order == null) {
            throw new IllegalArgumentException("There is no standing order " + id);
        }
        return order;
    }
}
