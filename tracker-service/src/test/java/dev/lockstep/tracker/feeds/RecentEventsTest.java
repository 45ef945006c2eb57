package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RecentEventsTest {
    private final RecentEvents recent = new RecentEvents(10);

    private static List<LoggedEvent> events(long from, long to, String json) {
        return LongStream.rangeClosed(from, to)
                .mapToObj(at -> new LoggedEvent(at, "id-" + at, new UUID(0, 0), "shop", "type", json))
                .toList();
    }

    @Test
    void whatIsAfterAPositionIsAllOrNothing() {
        recent.add(events(11, 13, "{}"));

        assertThat(recent.end()).isEqualTo(13);
        assertThat(recent.after(13)).hasValue(List.of());
        assertThat(recent.after(99)).hasValue(List.of());
        assertThat(recent.after(11)).hasValue(events(12, 13, "{}"));
        assertThat(recent.after(10)).hasValue(events(11, 13, "{}"));
        assertThat(recent.after(9)).isEmpty();
    }

    @Test
    void thereAreNeverMoreThanAThousandEventsOrEightMillionCharacters() {
        recent.add(events(11, 2_010, "{}"));
        assertThat(recent.after(1_009)).isEmpty();
        assertThat(recent.after(1_010))
                .hasValueSatisfying(all -> assertThat(all).hasSize(1_000));

        recent.add(events(2_011, 2_110, "x".repeat(200_000)));
        assertThat(recent.after(2_060)).isEmpty();
        assertThat(recent.after(2_080))
                .hasValueSatisfying(all -> assertThat(all).hasSize(30));
    }

    @Test
    void aHoleIsRefused() {
        assertThatThrownBy(() -> recent.add(events(12, 12, "{}")))
                .hasMessageContaining("Event 12 of the log follows event 10");
    }
}
