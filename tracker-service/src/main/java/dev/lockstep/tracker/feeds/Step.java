package dev.lockstep.tracker.feeds;

/** What a reader of the log is handed. */
sealed interface Step {
    /** Nothing up to this position is left to hand over. */
    long position();

    /** An event that the reader wants. */
    record Event(LoggedEvent event) implements Step {
        @Override
        public long position() {
            return event.position();
        }
    }

    /** A sign of life: the first step of all, and whenever nothing else was handed over for a while. */
    record Beat(long position) implements Step {}
}
