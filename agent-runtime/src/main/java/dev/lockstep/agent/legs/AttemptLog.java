package dev.lockstep.agent.legs;

import dev.lockstep.agent.legs.TrackerException.Kind;
import dev.lockstep.agent.loop.StopSignal;
import dev.lockstep.agent.loop.TurnLog;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.LegApi;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import java.time.Duration;
import java.util.function.Supplier;

/**
 * Records an attempt's turns with the tracker, and the logs that they name. While the tracker is out of reach it tries
 * again for as long as the lease may be believed in: the same body at the same index is the same turn, and the same bytes
 * are the same log, so trying twice records once.
 */
final class AttemptLog implements TurnLog {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    private final ClaimedLeg leg;
    private final TrackerClient tracker;
    private final Lease lease;
    private final StopSignal stop;

    AttemptLog(ClaimedLeg leg, TrackerClient tracker, Lease lease, StopSignal stop) {
        this.leg = leg;
        this.tracker = tracker;
        this.lease = lease;
        this.stop = stop;
    }

    @Override
    public Turn append(int index, TurnBody body) {
        LegApi.Recorded recorded = untilAnswered(() -> tracker.record(leg, new LegApi.RecordTurn(index, body)));
        return new Turn(recorded.index(), leg.leg(), leg.attempt(), recorded.digest(), body);
    }

    @Override
    public void keep(String log) {
        untilAnswered(() -> tracker.keep(leg, new LegApi.KeepLog(log)));
    }

    private <T> T untilAnswered(Supplier<T> call) {
        Duration pause = FIRST_PAUSE;
        while (true) {
            try {
                return call.get();
            } catch (TrackerException e) {
                if (e.kind() != Kind.UNAVAILABLE || lease.isLost()) {
                    throw e;
                }
            }
            stop.pause(pause);
            pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
        }
    }
}
