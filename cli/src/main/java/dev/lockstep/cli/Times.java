package dev.lockstep.cli;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Times as people read them: to the second, in UTC. */
final class Times {
    private Times() {}

    /** The ISO 8601 time shortened; any other text as it is. */
    static String shown(String time) {
        try {
            return Instant.parse(time).truncatedTo(ChronoUnit.SECONDS).toString();
        } catch (DateTimeException e) {
            return time;
        }
    }
}
