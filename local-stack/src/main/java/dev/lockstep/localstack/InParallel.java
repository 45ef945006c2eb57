package dev.lockstep.localstack;

import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.Executors;

/** Runs some steps at once; the first failure interrupts the others and is the one reported. */
final class InParallel {
    private InParallel() {}

    static void run(List<Runnable> steps) {
        try (var executor =
                Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
            var results = new ExecutorCompletionService<Void>(executor);
            steps.forEach(step -> results.submit(step, null));
            try {
                for (int i = 0; i < steps.size(); i++) {
                    results.take().get();
                }
            } catch (ExecutionException e) {
                executor.shutdownNow();
                throw e.getCause() instanceof StackException known
                        ? known
                        : new StackException(String.valueOf(e.getCause()), e);
            } catch (InterruptedException e) {
                executor.shutdownNow();
                Thread.currentThread().interrupt();
                throw new StackException("Interrupted");
            }
        }
    }
}
