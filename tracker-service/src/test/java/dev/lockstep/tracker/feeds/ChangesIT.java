package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.tracker.feeds.Changes.Change;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.helpers.test.AssertSubscriber;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Changes as pages follow them. */
@QuarkusTest
class ChangesIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    Changes changes;

    private static void awaitItems(AssertSubscriber<Change> subscriber, long count) {
        await().atMost(PATIENCE).until(() -> subscriber.getItems().size() == count);
    }

    @Test
    void aPageHearsOfEachChangeOnceAndGoesOnWhereItWas() {
        TestProject project = TestProject.added();
        EventFilter filter = new EventFilter(Optional.of(project.name()), Optional.empty(), Set.of());
        long begin = changes.position();
        AssertSubscriber<Change> first =
                changes.after(begin, filter).subscribe().withSubscriber(AssertSubscriber.create(2));
        LiveCycle cycle = LiveCycle.begun(project);
        long recorded = cycle.standing().sequence();

        awaitItems(first, 2);
        first.cancel();
        AssertSubscriber<Change> second = changes.after(
                        first.getItems().getLast().position(), filter)
                .subscribe()
                .withSubscriber(AssertSubscriber.create(Long.MAX_VALUE));

        awaitItems(second, recorded - 2);
        cycle.claim(Someone.ARCHITECT_AGENT);
        awaitItems(second, recorded - 1);
        second.cancel();
        List<Change> all = List.copyOf(second.getItems());
        assertThat(first.getItems().getFirst())
                .satisfies(change -> assertThat(change.type()).isEqualTo("dev.lockstep.cycle-requested.v1"))
                .satisfies(change -> assertThat(change.cycle()).isEqualTo(cycle.id()))
                .satisfies(change -> assertThat(change.project()).isEqualTo(project.name()));
        assertThat(all).extracting(Change::type).last().isEqualTo("dev.lockstep.leg-claimed.v1");
        assertThat(all).extracting(Change::position).isSorted().doesNotHaveDuplicates();
    }
}
