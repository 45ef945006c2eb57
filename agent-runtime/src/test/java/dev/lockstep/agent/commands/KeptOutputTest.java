package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptOutputTest {
    @Test
    void keepsEverythingUpToItsLimit() {
        KeptOutput output = with(10, 3, "0123456789");

        assertThat(output.text()).isEqualTo("0123456789");
        assertThat(output.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 26})
    void keepsTheSameHeadAndTailHoweverTheBytesArrive(int chunk) {
        KeptOutput output = with(10, chunk, "abcdefghijklmnopqrstuvwxyz");

        assertThat(output.text()).isEqualTo("abcde\n[16 bytes left out]\nvwxyz");
        assertThat(output.truncated()).isTrue();
    }

    @Test
    void isValidUnicodeEvenWhereACharacterWasCut() {
        KeptOutput output = with(6, 4, "ääääää");

        assertThat(output.text()).isEqualTo("ä\uFFFD\n[6 bytes left out]\n\uFFFDä");
    }

    @Test
    void showsNul() {
        assertThat(with(10, 10, "a\0b").text()).isEqualTo("a\\0b");
    }

    @Test
    void refusesALimitThatKeepsNothing() {
        assertThatThrownBy(() -> new KeptOutput(1)).hasMessageContaining("at least 2 bytes");
    }

    private static KeptOutput with(int limit, int chunk, String text) {
        KeptOutput output = new KeptOutput(limit);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += chunk) {
            int length = Math.min(chunk, bytes.length - from);
            byte[] part = new byte[chunk];
            System.arraycopy(bytes, from, part, 0, length);
            output.append(part, length);
        }
        return output;
    }
}
