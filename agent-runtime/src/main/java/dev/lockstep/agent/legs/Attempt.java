package dev.lockstep.agent.legs;

import dev.lockstep.agent.loop.LegStoppedException;
import dev.lockstep.agent.loop.StopSignal;
import dev.lockstep.contracts.facts.LegOutcome;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Turn;
import org.jboss.logging.Logger;

/** One attempt at a leg by this process, from the claim to the announced outcome. */
final class Attempt {
    private static final Logger LOG = Logger.getLogger(Attempt.class);

    private final ClaimedLeg leg;
    private final TrackerClient tracker;
    private final StopSignal stop = new StopSignal();
    private volatile boolean settled;

    Attempt(ClaimedLeg leg, TrackerClient tracker) {
        this.leg = leg;
        this.tracker = tracker;
    }

    StopSignal stopSignal() {
        return stop;
    }

    /** Works on the calling thread until the outcome is announced or the attempt is stopped. */
    void run(LegWork work, Lease lease, OutcomeFacts facts) {
        stop.bind(Thread.currentThread());
        try {
            Turn terminal = work.work(leg, new AttemptLog(leg, tracker, lease, stop), stop);
            facts.publish(new LegOutcome(
                    leg.cycle(), leg.session(), leg.leg(), terminal.attempt(), terminal.index(), terminal.digest()));
            settled = true;
            LOG.infof("%s ended with %s", this, terminal.body().getClass().getSimpleName());
        } catch (LegStoppedException e) {
            LOG.infof("%s stopped without an outcome: %s", this, e.getMessage());
        } catch (RuntimeException e) {
            failed(e);
        } finally {
            stop.unbind();
        }
    }

    private void failed(RuntimeException e) {
        if (stop.isStopped()) {
            LOG.infof("%s was stopped before its outcome was announced: %s", this, e);
        } else {
            // The lease runs out by itself: handing the leg back at once would repeat the error without a pause.
            LOG.errorf(e, "%s ended by an error; the leg is attempted again when its lease is over", this);
        }
    }

    /** Hands the claim back, if there is still something to hand back. */
    void release() {
        if (settled) {
            return;
        }
        try {
            tracker.release(leg);
            LOG.infof("%s was handed back", this);
        } catch (LegStoppedException e) {
            LOG.infof("%s could not be handed back, its lease runs out by itself: %s", this, e.getMessage());
        }
    }

    @Override
    public String toString() {
        return "Attempt %d at leg %s of cycle %s".formatted(leg.attempt(), leg.leg(), leg.cycle());
    }
}
