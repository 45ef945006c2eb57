package dev.lockstep.tracker.domain.state;

/** Where a session's latest leg stands. Each state offers only the transitions that are legal from it. */
public sealed interface LegState {
    /** The leg's id, as in {@code s3.1}. */
    String leg();

    /** A state in which a worker may be attached. */
    sealed interface Open extends LegState {
        /** A worker begins the next attempt, which fences the one before. */
        Working claim(int attempt, String worker);

        /** Nothing is left to spend. */
        default Paused pause(String reason) {
            return new Paused(leg(), reason);
        }
    }

    /** A state in which the session rests until a person acts. */
    sealed interface Resting extends LegState {}

    /** Dispatched; no worker yet. */
    record Waiting(String leg) implements Open {
        @Override
        public Working claim(int attempt, String worker) {
            return new Working(leg, attempt, worker);
        }
    }

    /** A worker holds the attempt. */
    record Working(String leg, int attempt, String worker) implements Open {
        @Override
        public Working claim(int next, String nextWorker) {
            return new Working(leg, next, nextWorker);
        }

        public Asking ask() {
            return new Asking(leg);
        }

        public Submitted submit() {
            return new Submitted(leg);
        }

        public Failed fail(String reason) {
            return new Failed(leg, reason);
        }
    }

    /** Questions wait for answers. */
    record Asking(String leg) implements Resting {}

    /** The work is done, until a person asks for changes. */
    record Submitted(String leg) implements Resting {
        /** The work could not be landed on the cycle's branch. */
        public Failed refuse(String reason) {
            return new Failed(leg, reason);
        }
    }

    /** No result; a person may retry. */
    record Failed(String leg, String reason) implements Resting {}

    /** A bound on spending was reached; a person may extend it. */
    record Paused(String leg, String reason) implements Resting {}
}
