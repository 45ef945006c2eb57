package dev.lockstep.tracker.cycles;

import dev.lockstep.tracker.domain.Outcome;
import dev.lockstep.tracker.domain.Rejection;
import java.util.Optional;

/** A command was refused; the transaction is rolled back and nothing has changed. */
public final class RejectedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rejection rejection;

    public RejectedException(Rejection rejection) {
        super(rejection.detail());
        this.rejection = rejection;
    }

    /** What was named is not there. */
    public static RejectedException unknown(String detail) {
        return new RejectedException(Rejection.of(Rejection.Kind.UNKNOWN, detail));
    }

    /**
     * Goes on when a rule has no objection.
     *
     * @throws RejectedException with the objection
     */
    public static void require(Optional<Outcome> objection) {
        objection.filter(Outcome.Rejected.class::isInstance).ifPresent(refused -> {
            throw new RejectedException(((Outcome.Rejected) refused).rejection());
        });
    }

    public Rejection rejection() {
        return rejection;
    }
}
