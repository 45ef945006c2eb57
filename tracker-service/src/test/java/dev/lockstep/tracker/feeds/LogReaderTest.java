package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LogReaderTest {
    private static final LogReader.Patience PATIENCE =
            new LogReader.Patience(Duration.ofSeconds(15), Duration.ofSeconds(30));

    private final AtomicLong nanos = new AtomicLong();
    private final AtomicLong end = new AtomicLong();
    private final List<LogReader> closed = new CopyOnWriteArrayList<>();
    private final Steps steps = new Steps();
    private final LogReader reader = new LogReader(steps, this::following, 0, PATIENCE, nanos::get, closed::add);

    /** Two events at a time, however many there are. */
    private LogSource.Part following(long position) {
        List<LoggedEvent> found = LongStream.rangeClosed(position + 1, Math.min(end.get(), position + 2))
                .mapToObj(at -> new LoggedEvent(at, "id-" + at, new UUID(0, 0), "shop", "type", "{}"))
                .toList();
        return new LogSource.Part(found, position + found.size());
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    @Test
    void aReaderGetsAsManyStepsAsItAskedFor() {
        end.set(5);

        reader.request(3);

        await().untilAsserted(() -> assertThat(steps.events()).containsExactly(1L, 2L, 3L));
        reader.looked(true);
        reader.request(1);
        await().untilAsserted(() -> assertThat(steps.events()).containsExactly(1L, 2L, 3L, 4L));
    }

    @Test
    void theFirstStepComesAtOnceAndSaysWhereTheReaderIs() {
        reader.request(1);

        await().untilAsserted(() -> assertThat(steps.taken).containsExactly(new Step.Beat(0)));
    }

    @Test
    void whatComesDuringAReadIsReadToo() {
        reader.request(Long.MAX_VALUE);

        for (long position = 1; position <= 500; position++) {
            end.set(position);
            reader.looked(true);
        }

        await().untilAsserted(() -> assertThat(steps.events())
                .isEqualTo(LongStream.rangeClosed(1, 500).boxed().toList()));
    }

    @Test
    void aSignOfLifeComesOnlyAfterSilence() {
        reader.request(Long.MAX_VALUE);
        await().until(() -> steps.taken.size() == 1);

        pass(Duration.ofSeconds(14));
        reader.looked(false);
        pass(Duration.ofSeconds(1));
        reader.looked(false);

        await().untilAsserted(() -> assertThat(steps.taken).containsExactly(new Step.Beat(0), new Step.Beat(0)));
    }

    @Test
    void aReaderThatTakesNothingIsEnded() {
        end.set(2);
        reader.request(1);
        await().until(() -> steps.events().size() == 1);

        pass(Duration.ofSeconds(31));
        reader.looked(false);

        await().untilAsserted(() -> assertThat(steps.failure).isInstanceOf(StalledReaderException.class));
        assertThat(closed).containsExactly(reader);
    }

    @Test
    void aReaderWithNothingToTakeIsNotStalled() {
        reader.request(2);
        await().until(() -> steps.taken.size() == 1);

        pass(Duration.ofHours(1));
        reader.looked(false);

        await().until(() -> steps.taken.size() == 2);
        assertThat(steps.failure).isNull();
    }

    @Test
    void aCancelledReaderGetsNothingMore() {
        reader.request(Long.MAX_VALUE);
        await().until(() -> steps.taken.size() == 1);

        reader.cancel();
        end.set(3);
        reader.looked(true);
        reader.end(null);

        assertThat(closed).containsExactly(reader);
        assertThat(steps.events()).isEmpty();
        assertThat(steps.completed).isFalse();
    }

    private static final class Steps implements Flow.Subscriber<Step> {
        private final List<Step> taken = new CopyOnWriteArrayList<>();
        private volatile @Nullable Throwable failure;
        private volatile boolean completed;

        private List<Long> events() {
            return taken.stream()
                    .filter(Step.Event.class::isInstance)
                    .map(Step::position)
                    .toList();
        }

        @Override
        public void onSubscribe(Flow.Subscription subscription) {}

        @Override
        public void onNext(Step step) {
            taken.add(step);
        }

        @Override
        public void onError(Throwable thrown) {
            failure = thrown;
        }

        @Override
        public void onComplete() {
            completed = true;
        }
    }
}
