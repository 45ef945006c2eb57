package dev.lockstep.localstack;

import java.time.Duration;

/** One supervised piece of the stack: a server or a service, in a process of its own. */
public interface Part {
    String name();

    /** The process, or -1 when it does not run. */
    long pid();

    boolean isRunning();

    /** Kills it with signal 9, as a crash would, and returns when it is gone. Nobody restarts it but {@link #restart}. */
    void kill9();

    /**
     * Stops it if it runs, starts it on the same port and data, and returns when it is ready.
     *
     * @throws StackException when it does not get ready
     */
    void restart();

    /** Starts it and returns when it is ready; does nothing when it runs. */
    void start();

    /** Asks it to end, waits no longer than the bound, then kills it. */
    void stop(Duration bound);
}
