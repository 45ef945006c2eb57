package ledger;

/** A customer's instruction to move a fixed amount every month, as it stands at one moment. */
public record StandingOrder(
        String id, AccountId from, AccountId to, Money amount, MonthlySchedule schedule, boolean cancelled) {

    StandingOrder cancel() {
        return new StandingOrder(id, from, to, amount, schedule, true);
    }
}
