package dev.lockstep.localstack;

import dev.lockstep.localstack.StackState.Running;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Ends the processes that a killed stack left behind. Children on a leash end by themselves; this is for those that did not. */
final class Leftovers {
    private static final Duration BOUND = Duration.ofSeconds(10);

    /** Start times are read from the kernel both times, but in ticks of 10 ms. */
    private static final Duration TOLERANCE = Duration.ofMillis(100);

    private Leftovers() {}

    /** Returns the names of those it had to end. */
    static List<String> end(List<Running> recorded) {
        return recorded.stream()
                .filter(process -> handle(process).map(Leftovers::endOne).orElse(false))
                .map(Running::name)
                .toList();
    }

    /** The process, if it is still the recorded one and not a later one with the same id. */
    static Optional<ProcessHandle> handle(Running recorded) {
        return ProcessHandle.of(recorded.pid()).filter(process -> process.info()
                .startInstant()
                .filter(start ->
                        Duration.between(start, recorded.started()).abs().compareTo(TOLERANCE) <= 0)
                .isPresent());
    }

    private static boolean endOne(ProcessHandle process) {
        process.destroy();
        boolean ended = process.onExit()
                .handle((gone, problem) -> true)
                .completeOnTimeout(false, BOUND.toMillis(), TimeUnit.MILLISECONDS)
                .join();
        if (!ended) {
            process.destroyForcibly();
        }
        return true;
    }
}
