package dev.lockstep.tracker.documents;

import org.jspecify.annotations.Nullable;

/** Where a claim can be checked. */
public sealed interface Pointer {
    /** The letter that the pointer begins with, as templates name the kinds. */
    default char kind() {
        return switch (this) {
            case RequestLine _ -> 'R';
            case Answer _ -> 'A';
            case AcceptedAssumption _ -> 'H';
            case DocumentSection _ -> 'D';
            case CodeLine _ -> 'F';
            case MachineRun _ -> 'E';
        };
    }

    /** A line of the request, from 1. */
    record RequestLine(int line) implements Pointer {}

    /** What a person answered to a question. */
    record Answer(String question) implements Pointer {}

    /** The assumption of a question that a person accepted. */
    record AcceptedAssumption(String question) implements Pointer {}

    /** The section of a document under a heading. */
    record DocumentSection(String path, String heading) implements Pointer {}

    /** A line of a file, from 1; at the submitted commit unless another one is named. */
    record CodeLine(String path, int line, @Nullable String commit) implements Pointer {}

    /** A machine run of the session. */
    record MachineRun(String evidence) implements Pointer {}
}
