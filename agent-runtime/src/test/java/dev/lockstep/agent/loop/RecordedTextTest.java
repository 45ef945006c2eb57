package dev.lockstep.agent.loop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleTurns;
import dev.lockstep.contracts.legs.TurnBody;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecordedTextTest {
    @Test
    void nul_becomes_visible_and_lone_surrogates_are_replaced() {
        assertThat(RecordedText.clean("a\0b\uD83Dc\uDE00d")).isEqualTo("a\\0b\uFFFDc\uFFFDd");
    }

    @Test
    void a_pair_of_surrogates_stays() {
        assertThat(RecordedText.clean("\uD83D\uDE00")).isEqualTo("\uD83D\uDE00");
    }

    @Test
    void every_text_of_a_turn_is_cleaned() {
        TurnBody clean = RecordedText.clean(
                new TurnBody.Context("s\0", "u\0", List.of(new TurnBody.ManifestEntry("n\0", "p", "d"))));

        assertThat(clean)
                .isEqualTo(new TurnBody.Context("s\\0", "u\\0", List.of(new TurnBody.ManifestEntry("n\\0", "p", "d"))));
    }

    @Test
    void a_turn_without_such_text_stays_the_same() {
        TurnBody turn = SampleTurns.ran(SampleTurns.read("a"), "E1");

        assertThat(RecordedText.clean(turn)).isEqualTo(turn);
    }
}
