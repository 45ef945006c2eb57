package dev.lockstep.contracts.templates;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a pointer must be to settle a dimension or to answer a checklist item, as templates name it. */
public enum PointerKind {
    REQUEST("R", "a line of the request"),
    ANSWER("A", "an answer"),
    ASSUMPTION("H", "an assumption that a person accepted"),
    DOCUMENT("D", "a section of a document that this session did not change"),
    OWN_DOCUMENT("D-own", "a section of a document, even one that this session changed"),
    CODE("F", "a line of code"),
    PASSED_RUN("E", "a machine run that passed on the submitted code"),
    FAILED_RUN("E-red", "a machine run that failed on other code than the submitted"),
    ANY_RUN("E-any", "a machine run on the submitted code, however it ended"),
    SCAN_RUN("E-scan", "a run of the project's scan that passed on the submitted code");

    private final String label;
    private final String description;

    PointerKind(String label, String description) {
        this.label = label;
        this.description = description;
    }

    /** The kind of that label, if there is one. */
    public static Optional<PointerKind> of(String label) {
        return Arrays.stream(values()).filter(kind -> kind.label.equals(label)).findFirst();
    }

    /** The kinds with which a text begins, separated by spaces; the words after them are for people. */
    public static List<PointerKind> leading(String text) {
        return Stream.of(text.split(" ", -1))
                .map(PointerKind::of)
                .takeWhile(Optional::isPresent)
                .flatMap(Optional::stream)
                .toList();
    }

    /** As templates write it. */
    public String label() {
        return label;
    }

    /** As people read it. */
    public String description() {
        return description;
    }

    /** Whether it is a machine run, whatever came of it. */
    public boolean isRun() {
        return label.charAt(0) == 'E';
    }

    /** Whether a pointer has the letter of this kind; what it leads to is for the tracker to see. */
    public boolean hasLetterOf(String pointer) {
        return pointer.startsWith(label.charAt(0) + ":");
    }
}
