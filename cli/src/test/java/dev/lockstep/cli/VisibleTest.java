package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTest {
    @ParameterizedTest
    @ValueSource(strings = {"", "a\tb\nc", "Größe 日本語 עברית العربية", "👍🏽 é", "\\u001b"})
    void whatIsSeenStaysAsItIs(String text) {
        assertThat(Visible.of(text)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0000, \\u0000", "000d, \\u000d", "001b, \\u001b", "007f, \\u007f", "0085, \\u0085", "009b, \\u009b",
        "00ad, \\u00ad", "061c, \\u061c", "200b, \\u200b", "200f, \\u200f", "202e, \\u202e", "2028, \\u2028",
        "2069, \\u2069", "feff, \\ufeff", "d800, \\ud800", "e0041, \\udb40\\udc41"
    })
    void whatIsNotSeenIsShownAsItsEscape(String character, String escape) {
        String text = "a" + Character.toString(Integer.parseInt(character, 16)) + "b";

        assertThat(Visible.of(text)).isEqualTo("a" + escape + "b");
    }

    @Test
    void theLineEndsOfWindowsAreLineEnds() {
        assertThat(Visible.of("a\r\nb\rc")).isEqualTo("a\nb\\u000dc");
    }

    @Test
    void aLineIsOne() {
        assertThat(Visible.line(" a \r\n\n b\nc ")).isEqualTo("a b c");
    }
}
