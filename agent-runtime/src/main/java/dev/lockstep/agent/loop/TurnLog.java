package dev.lockstep.agent.loop;

import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;

/** Where an attempt's turns are recorded. */
public interface TurnLog {
    /**
     * Hands in the log of a run; when it returns, the tracker has it, and a turn may name its digest.
     *
     * @throws TurnRefusedException when the tracker does not take it
     * @throws NothingLeftException when a bound on spending is reached
     * @throws LegStoppedException when the attempt may not go on
     */
    void keep(String log);

    /**
     * Appends a turn; when it returns, the turn is committed.
     *
     * @throws TurnRefusedException when the tracker does not take a terminal turn
     * @throws NothingLeftException when a bound on spending is reached and the turn does not end the leg
     * @throws LegStoppedException when the attempt may not go on
     */
    Turn append(int index, TurnBody body);
}
