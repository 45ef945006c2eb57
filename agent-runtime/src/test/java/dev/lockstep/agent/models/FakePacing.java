package dev.lockstep.agent.models;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Time that passes in pauses alone, and at once. */
final class FakePacing implements Pacing {
    private final List<Duration> pauses = new ArrayList<>();

    @Override
    public Duration elapsed() {
        return pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    @Override
    public void pause(Duration length) {
        pauses.add(length);
    }

    List<Duration> pauses() {
        return List.copyOf(pauses);
    }
}
