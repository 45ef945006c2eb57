package dev.lockstep.tracker.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.LiveCycle.Standing;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pass that no run bears out: the leg API does not record it, and no fact on Kafka makes it count. */
@QuarkusTest
class RefusedVerdictsIT {
    private LiveCycle cycle;
    private Attempt review;
    private String commit;
    private Standing before;

    @BeforeEach
    void review() {
        cycle = LiveCycle.begun(TestProject.added()).drivenTo("implementation-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "implementation-checkpoint");
        review = cycle.claim(Someone.REVIEWER_AGENT);
        commit = review.worked(review.documents());
        before = cycle.standing();
    }

    @Test
    void aPassWithoutARunIsRefused() {
        refused(
                review.judging(commit, onBuild(List.of("D:docs/product-spec.md#Criteria"))),
                "Verdict on 'build' is pass without a command run on the submitted code");
    }

    @Test
    void aPassOnARunOfOtherCodeIsRefused() {
        refused(
                review.judging(commit, onBuild(List.of("E:E2"))),
                "Verdict on 'build' is pass without a command run on the submitted code");
    }

    @Test
    void aPassOnARunThatNobodyRecordedIsRefused() {
        refused(review.judging(commit, onBuild(List.of("E:E9"))), "Verdict on 'build'", "E:E9");
    }

    @Test
    void aPassAgainstTheRunThatItPointsToIsRefused() {
        review.ran("E3", 1, commit);

        refused(
                review.judging(commit, onBuild(List.of("E:E3"))),
                "Verdict on 'build' is pass, but E3 (test) ended with exit code 1");
    }

    @Test
    void aPassOnAnEarlierRunThanTheOneThatFailedIsRefused() {
        review.ran("E3", 1, commit);

        refused(
                review.judging(commit, UnaryOperator.identity()),
                "Verdict on 'build' is pass, but E3 (test) ended with exit code 1");
    }

    /** By the leg API, and then by facts that claim it all the same; the session can still submit what is true. */
    private void refused(TurnBody.Submitted lie, String... why) {
        int index = review.next();
        long turns = turns();

        Refused.with(review.tryTurn(index, lie), 422, why);

        String unrecorded = Database.awaitParked(Kafka.announce(review.outcome(index, lie)));
        assertThat(unrecorded).contains("has no turn " + index);
        String borrowed = Database.awaitParked(Kafka.announce(review.outcome(index - 1, lie)));
        assertThat(borrowed).contains("turn " + (index - 1), Sha256.ofJson(lie));
        assertThat(turns()).isEqualTo(turns);
        assertThat(cycle.standing()).isEqualTo(before);
        review.ran("E4", 0, commit);
        review.ended(review.judging(commit, onBuild(List.of("E:E4"))));
        cycle.awaitStop("build-verification-checkpoint");
    }

    private long turns() {
        return Database.number("select count(*) from turn where cycle_id = ?", cycle.id());
    }

    private static UnaryOperator<Verdict> onBuild(List<String> pointers) {
        return verdict -> verdict.dimension().equals("build")
                ? new Verdict("build", Outcome.PASS, pointers, "It works.")
                : verdict;
    }
}
