package dev.lockstep.localstack.leash;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Runs another main class and ends the JVM when standard input closes. The kernel closes the pipe even when the parent is killed with
 * signal 9, so no child outlives it.
 */
public final class Leash {
    private static final long SHUTDOWN_SECONDS = 20;

    /** Exit code of a process ended by SIGTERM, so that logs read the same either way. */
    private static final int TERMINATED = 143;

    private Leash() {}

    /** Arguments: the main class to run, then its own arguments. */
    public static void main(String[] args) throws Exception {
        Thread.ofPlatform().daemon().name("leash").start(Leash::endWithStandardInput);
        var main = Class.forName(args[0]).getMethod("main", String[].class);
        try {
            main.invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    private static void endWithStandardInput() {
        try {
            while (System.in.read() >= 0) {
                // Nothing is said on it; only its end counts.
            }
        } catch (IOException e) {
            System.err.println("Standard input can't be read any more, as if it had ended: " + e.getMessage());
        }
        Thread.ofPlatform().daemon().name("leash-bound").start(Leash::haltWhenShutdownHangs);
        System.exit(TERMINATED);
    }

    private static void haltWhenShutdownHangs() {
        try {
            new CountDownLatch(1).await(SHUTDOWN_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(TERMINATED);
    }
}
