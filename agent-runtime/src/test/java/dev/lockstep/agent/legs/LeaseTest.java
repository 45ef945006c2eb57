package dev.lockstep.agent.legs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LeaseTest {
    private final AtomicLong clock = new AtomicLong(-5);
    private final Lease lease = new Lease(clock::get, clock.get(), 30);

    @Test
    void a_heartbeat_is_due_after_a_third() {
        after(9);
        assertThat(lease.isDue()).isFalse();

        after(1);

        assertThat(lease.isDue()).isTrue();
        assertThat(lease.isLost()).isFalse();
    }

    @Test
    void it_is_lost_after_two_thirds() {
        after(20);

        assertThat(lease.isLost()).isTrue();
    }

    @Test
    void it_counts_from_when_the_confirmed_heartbeat_was_sent() {
        after(10);
        long sentAt = clock.get();
        after(9);

        lease.confirm(sentAt, 30);

        after(10);
        assertThat(lease.isLost()).isFalse();
        after(1);
        assertThat(lease.isLost()).isTrue();
    }

    @Test
    void an_answer_that_comes_late_does_not_shorten_it() {
        after(12);
        lease.confirm(clock.get(), 30);

        lease.confirm(clock.get() - Duration.ofSeconds(10).toNanos(), 30);

        after(19);
        assertThat(lease.isLost()).isFalse();
    }

    private void after(int seconds) {
        clock.addAndGet(Duration.ofSeconds(seconds).toNanos());
    }
}
