package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.Sha256;
import org.jspecify.annotations.Nullable;

/** Follows the hash chain of one cycle's log, link by link, and stops at the first that does not fit. */
final class ChainCheck {
    private long events;
    private String last = "";
    private @Nullable String fault;

    /**
     * What came out.
     *
     * @param events how many links hold
     * @param last the last link that holds; empty when none does
     * @param fault where and how the chain is broken; null when it is intact
     */
    record Result(long events, String last, @Nullable String fault) {
        public boolean intact() {
            return fault == null;
        }
    }

    /** Takes the next event as it is kept: its number, its bytes and the link beside it. */
    void add(long sequence, byte[] body, String link) {
        if (fault != null) {
            return;
        }
        String expected = Sha256.chain(last, body);
        if (sequence != events + 1) {
            fault = "Event " + (events + 1) + " is missing; the next that is there is " + sequence;
        } else if (!link.equals(expected)) {
            fault = "Event " + sequence + " does not fit the one before: its bytes give the link " + expected
                    + ", and kept is " + link;
        } else {
            events = sequence;
            last = link;
        }
    }

    /** The result against what the cycle itself knows: how many events it has, and its last link. */
    Result against(long sequence, String chain) {
        if (fault == null && (sequence != events || !chain.equals(last))) {
            fault = "The cycle counts " + sequence + " events and ends with the link " + chain + ", but its log has "
                    + events + " and ends with " + (last.isEmpty() ? "none" : last);
        }
        return new Result(events, last, fault);
    }
}
