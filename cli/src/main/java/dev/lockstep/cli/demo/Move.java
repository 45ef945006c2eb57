package dev.lockstep.cli.demo;

import java.util.List;
import java.util.Map;

/** What the people of an example do next. */
public sealed interface Move {
    /** Nothing: sessions are at work. */
    record Wait() implements Move {}

    /** Someone answers questions. */
    record Answer(String by, List<Map<String, Object>> answers) implements Move {}

    /** Someone decides at a stop. The subject's digest is added from what they are shown. */
    record Decide(String by, String stop, Map<String, Object> body) implements Move {}

    /** The cycle is closed. */
    record Finished() implements Move {}

    /** The story can't go on. */
    record Broken(List<String> reasons) implements Move {
        Broken(String reason) {
            this(List.of(reason));
        }
    }
}
