package dev.lockstep.agent.legs;

import dev.lockstep.contracts.facts.LegOutcome;

/** Where the outcome of a leg is announced. */
interface OutcomeFacts {
    /**
     * Announces it; when it returns, the broker has it.
     *
     * @throws RuntimeException when it does not; whoever claims the leg next announces it again
     */
    void publish(LegOutcome outcome);
}
