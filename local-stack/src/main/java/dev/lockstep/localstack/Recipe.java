package dev.lockstep.localstack;

import java.time.Duration;
import java.util.Map;

/** How a JVM of the stack is started on a port, and what tells that it is ready. */
interface Recipe {
    JavaProgram program(int port);

    Map<String, String> settings(int port);

    boolean isReady(int port);

    Duration startBound();
}
