package dev.lockstep.agent.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.agent.commands.KeptOutput.Kept;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeptOutputTest {
    @Test
    void keepsEverythingUpToItsLimit() {
        Kept output = with(10, 3, "0123456789");

        assertThat(output.text()).isEqualTo("0123456789");
        assertThat(output.truncated()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 5, 7, 11, 26})
    void keepsTheSameHeadAndTailHoweverTheBytesArrive(int chunk) {
        Kept output = with(10, chunk, "abcdefghijklmnopqrstuvwxyz");

        assertThat(output.text()).isEqualTo("abcde\n[16 bytes left out]\nvwxyz");
        assertThat(output.truncated()).isTrue();
    }

    @Test
    void keepsWholeCharacters() {
        Kept output = with(6, 4, "ääääää");

        assertThat(output.text()).isEqualTo("ä\n[8 bytes left out]\nä");
    }

    @Test
    void keepsACharacterWhereHeadAndTailMeet() {
        assertThat(with(10, 10, "aaaaä")).isEqualTo(new Kept("aaaaä", false));
    }

    @Test
    void neverGrowsBeyondItsLimitByShowingWhatIsNoText() {
        Kept output = with(1_000, 64, "\0".repeat(900));

        assertThat(output.text()).isEqualTo("\\0".repeat(250) + "\n[400 bytes left out]\n" + "\\0".repeat(250));
        assertThat(output.truncated()).isTrue();
    }

    @Test
    void showsNul() {
        assertThat(with(10, 10, "a\0b").text()).isEqualTo("a\\0b");
    }

    @Test
    void refusesALimitThatKeepsNothing() {
        assertThatThrownBy(() -> new KeptOutput(1)).hasMessageContaining("at least 2 bytes");
    }

    private static Kept with(int limit, int chunk, String text) {
        KeptOutput output = new KeptOutput(limit);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int from = 0; from < bytes.length; from += chunk) {
            int length = Math.min(chunk, bytes.length - from);
            byte[] part = new byte[chunk];
            System.arraycopy(bytes, from, part, 0, length);
            output.append(part, length);
        }
        return output.kept();
    }
}
