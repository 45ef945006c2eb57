package dev.lockstep.agent.legs;

import dev.lockstep.agent.loop.LegStoppedException;
import dev.lockstep.agent.loop.StopSignal;
import dev.lockstep.agent.loop.TurnLog;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Turn;

/** The work on a claimed leg, until its terminal turn is recorded. */
interface LegWork {
    /**
     * Does the work and returns the terminal turn.
     *
     * @throws LegStoppedException when the attempt ends without one
     */
    Turn work(ClaimedLeg leg, TurnLog log, StopSignal stop);
}
