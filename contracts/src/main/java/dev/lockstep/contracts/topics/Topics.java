package dev.lockstep.contracts.topics;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** Every topic there is. The key is the cycle's id everywhere; auto-creation is off. */
public final class Topics {
    /** A message is at most this long, in bytes; everything larger travels by reference. */
    public static final int MAX_MESSAGE_BYTES = 256 * 1024;

    /** The public event log. Written by the tracker alone; dashboards read it. */
    public static final String EVENTS = "lockstep.events";

    /** What agents announce: outcomes of legs. Written by agents, read by the tracker. */
    public static final String SESSION_FACTS = "lockstep.session-facts";

    /** Notices of messages that the tracker parked because it could not understand them. */
    public static final String DEAD_LETTER = "lockstep.dead-letter";

    private static final String REQUESTS_PREFIX = "lockstep.session-requests.";

    /** The services that host roles, each with a request topic of its own. */
    public static final List<String> SERVICES =
            List.of("architect-agent", "engineer-agent", "reviewer-agent", "qa-agent");

    private Topics() {}

    /** The doorbell of one service. Written by the tracker alone. */
    public static String requestsFor(String service) {
        return REQUESTS_PREFIX + service;
    }

    /** The declarations that every deployment creates. */
    public static List<Topic> all() {
        Stream<Topic> shared = Stream.of(
                new Topic(EVENTS, 24, 3, Duration.ofDays(365)),
                new Topic(SESSION_FACTS, 24, 3, Duration.ofDays(14)),
                new Topic(DEAD_LETTER, 1, 1, Duration.ofDays(90)));
        Stream<Topic> requests =
                SERVICES.stream().map(service -> new Topic(requestsFor(service), 12, 3, Duration.ofDays(7)));
        return Stream.concat(shared, requests).toList();
    }
}
