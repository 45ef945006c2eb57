package dev.lockstep.tracker.cycles;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LastUsedTest {
    @Test
    void whatWasNotUsedForLongestMakesRoom() {
        Map<String, Integer> map = LastUsed.of(2);
        map.put("a", 1);
        map.put("b", 2);
        map.get("a");

        map.put("c", 3);

        assertThat(map).containsOnlyKeys("a", "c");
    }
}
