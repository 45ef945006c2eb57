package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A chain is intact only when every event, their order and their end are as they were written. */
class ChainCheckTest {
    private record Link(long sequence, byte[] body, String chain) {}

    private static byte[] body(long sequence) {
        return ("event " + sequence).getBytes(StandardCharsets.UTF_8);
    }

    private static List<Link> log(int events) {
        List<Link> links = new ArrayList<>();
        String chain = "";
        for (long sequence = 1; sequence <= events; sequence++) {
            chain = Sha256.chain(chain, body(sequence));
            links.add(new Link(sequence, body(sequence), chain));
        }
        return links;
    }

    private static ChainCheck.Result check(List<Link> links, long events, String last) {
        ChainCheck check = new ChainCheck();
        links.forEach(link -> check.add(link.sequence(), link.body(), link.chain()));
        return check.against(events, last);
    }

    @Test
    void aLogAsItWasWrittenIsIntact() {
        List<Link> links = log(3);

        ChainCheck.Result result = check(links, 3, links.getLast().chain());

        assertThat(result.intact()).isTrue();
        assertThat(result.events()).isEqualTo(3);
        assertThat(result.last()).isEqualTo(links.getLast().chain());
    }

    static Stream<Arguments> tampering() {
        return Stream.of(
                Arguments.of(
                        "an event's bytes changed",
                        1L,
                        "Event 2 does not fit",
                        change(links ->
                                links.set(1, new Link(2, body(9), links.get(1).chain())))),
                Arguments.of("an event is gone", 1L, "Event 2 is missing", change(links -> links.remove(1))),
                Arguments.of("the last is gone", 3L, "counts 4 events", change(List::removeLast)),
                Arguments.of(
                        "two are exchanged", 1L, "Event 2 is missing", change(links -> links.add(1, links.remove(2)))),
                Arguments.of("all are gone", 0L, "its log has 0 and ends with none", change(List::clear)));
    }

    private static Consumer<List<Link>> change(Consumer<List<Link>> change) {
        return change;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("tampering")
    void itIsBrokenWhen(String what, long holds, String says, Consumer<List<Link>> change) {
        List<Link> links = log(4);
        String last = links.getLast().chain();
        change.accept(links);

        ChainCheck.Result result = check(links, 4, last);

        assertThat(result.intact()).as(what).isFalse();
        assertThat(result.events()).isEqualTo(holds);
        assertThat(result.fault()).contains(says);
    }
}
