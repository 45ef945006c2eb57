package dev.lockstep.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Ports of the loopback address. A free port may be taken again before it is used, so whoever uses one must be ready to try another. What makes
 * that rare: no port is given out twice, and all lie below those that systems give to outgoing connections.
 */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int AFTER_LAST = 32_000;
    private static final int TRIED = 1_000;
    private static final Set<Integer> GIVEN_OUT = ConcurrentHashMap.newKeySet();

    private Ports() {}

    static int free() {
        return ThreadLocalRandom.current()
                .ints(TRIED, FIRST, AFTER_LAST)
                .filter(port -> isFree(port) && GIVEN_OUT.add(port))
                .findFirst()
                .orElseThrow(() -> new StackException("No port of the loopback address from " + FIRST + " to "
                        + (AFTER_LAST - 1) + " is free; " + TRIED + " were tried"));
    }

    static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** The preferred port where it is free, otherwise any; 0 prefers none. */
    static int preferring(int preferred) {
        return preferred > 0 && isFree(preferred) ? preferred : free();
    }
}
