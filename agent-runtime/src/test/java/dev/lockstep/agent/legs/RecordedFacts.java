package dev.lockstep.agent.legs;

import dev.lockstep.contracts.facts.LegOutcome;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Keeps the outcomes that were announced; fails as often as it was told to. */
final class RecordedFacts implements OutcomeFacts {
    private final List<LegOutcome> announced = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();

    void fail(int times) {
        failures.set(times);
    }

    List<LegOutcome> announced() {
        return announced;
    }

    int failuresLeft() {
        return failures.get();
    }

    @Override
    public void publish(LegOutcome outcome) {
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw new IllegalStateException("The broker is away");
        }
        announced.add(outcome);
    }
}
