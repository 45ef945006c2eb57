package dev.lockstep.tracker.messaging;

import dev.lockstep.tracker.cycles.RejectedException;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.legs.LegEnds;
import jakarta.enterprise.context.ApplicationScoped;

/** Another try at a parked message. */
@ApplicationScoped
public class Redelivery {
    private final ParkedMessages parked;
    private final LegEnds ends;

    Redelivery(ParkedMessages parked, LegEnds ends) {
        this.parked = parked;
        this.ends = ends;
    }

    /**
     * Applies the message as if it came now, and settles it.
     *
     * @throws RejectedException when there is no such message, or it still can't be applied; it stays parked then
     */
    public void redeliver(long id, String by) {
        byte[] bytes = parked.bytes(id);
        try {
            ends.apply(FactConsumer.read(bytes));
        } catch (UnreadableFactException e) {
            throw new RejectedException(
                    Rejection.of(Kind.INVALID, "Message " + id + " stays parked: " + e.getMessage()));
        }
        parked.settle(id, "redelivered by " + by);
    }
}
