package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.MultivaluedHashMap;
import org.junit.jupiter.api.Test;

/** What browsers make of text in forms is undone before anybody reads it. */
class FormTextTest {
    @Test
    void lineEndsAreThoseOfAllOtherTexts() {
        assertThat(FormText.of("a\r\nb\nc\r\n")).isEqualTo("a\nb\nc\n");
    }

    @Test
    void aFieldThatWasNotSentIsEmpty() {
        assertThat(FormText.of(new MultivaluedHashMap<>(), "comment")).isEmpty();
    }
}
