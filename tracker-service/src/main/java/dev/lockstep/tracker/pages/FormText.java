package dev.lockstep.tracker.pages;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.Optional;

/** Text from a form's field, with the line ends that everything else has: browsers send their own. */
final class FormText {
    private FormText() {}

    static String of(String sent) {
        return sent.replace("\r\n", "\n");
    }

    /** A field's text; empty when it was not sent. */
    static String of(MultivaluedMap<String, String> form, String field) {
        return of(Optional.ofNullable(form.getFirst(field)).orElse(""));
    }
}
