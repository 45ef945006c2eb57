package dev.lockstep.localstack;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/** Starts a part again that ended by itself, each time after a longer pause; one that keeps ending is given up. */
final class Recovery {
    static final int TIMES = 3;
    private static final Duration WITHIN = Duration.ofMinutes(10);

    private final Consumer<String> progress;
    private final Consumer<String> givenUp;
    private final BooleanSupplier closing;
    private final LongSupplier nanoTime;
    private final Map<String, Deque<Long>> ends = new HashMap<>();

    /**
     * @param givenUp is told why, when a part is not started again
     * @param closing whether parts are meant to end by now
     */
    Recovery(Consumer<String> progress, Consumer<String> givenUp, BooleanSupplier closing, LongSupplier nanoTime) {
        this.progress = progress;
        this.givenUp = givenUp;
        this.closing = closing;
        this.nanoTime = nanoTime;
    }

    /**
     * Returns at once.
     *
     * @param what happened, in a few words
     * @param output the end of what the part said, for whoever has to find out why
     */
    void ended(Part part, String what, String output) {
        if (closing.getAsBoolean()) {
            return;
        }
        int times = count(part.name());
        if (times > TIMES) {
            givenUp.accept("%s, %d times within %d minutes; %s".formatted(what, times, WITHIN.toMinutes(), output));
            return;
        }
        progress.accept("%s; it is started again".formatted(what));
        var ignored = CompletableFuture.runAsync(() -> start(part), after(Duration.ofSeconds((1L << times) / 2 - 1)));
    }

    private void start(Part part) {
        try {
            part.start();
            progress.accept(part.name() + " is ready again");
        } catch (StackException e) {
            ended(part, part.name() + " could not be started again", String.valueOf(e.getMessage()));
        }
    }

    /** How often a part has ended lately, this time included. */
    private synchronized int count(String part) {
        long now = nanoTime.getAsLong();
        Deque<Long> times = ends.computeIfAbsent(part, name -> new ArrayDeque<>());
        times.removeIf(time -> now - time > WITHIN.toNanos());
        times.add(now);
        return times.size();
    }

    private static Executor after(Duration pause) {
        Executor thread = step -> Thread.ofPlatform().daemon().name("recovery").start(step);
        return CompletableFuture.delayedExecutor(pause.toMillis(), TimeUnit.MILLISECONDS, thread);
    }
}
