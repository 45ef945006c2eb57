package dev.lockstep.tracker.guards;

/** Which bound a file is beyond, so that it is not checked in full; the words follow its path. */
public enum Unread {
    TOO_LARGE("is too large"),
    TOO_LATE("comes after too much else"),
    TOO_MANY_TESTS("holds more tests than are read"),
    TOO_WIDE("has lines too long to be read"),
    TOO_LONG("has a test too long to be read"),
    TOO_MANY_ASSERTIONS("has too many assertions to compare"),
    TOO_SLOW("takes too long to be searched"),
    NOT_TEXT("is no text"),
    FAILED("could not be read"),
    TOO_DEEP("is nested too deeply, or is beside what is");

    private final String words;

    Unread(String words) {
        this.words = words;
    }

    String words() {
        return words;
    }
}
