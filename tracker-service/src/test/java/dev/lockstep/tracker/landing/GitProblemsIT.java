package dev.lockstep.tracker.landing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.tracker.cycles.CycleLog;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.fixture.Attempt;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What keeps the tracker from its work in a repository is told to people for as long as it does, and no longer. */
@QuarkusTest
class GitProblemsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String MAIN = "refs/heads/main";

    @Inject
    GitSteps steps;

    @Inject
    CycleLog log;

    private static Optional<JsonNode> item(LiveCycle cycle, Someone who) {
        JsonNode inbox = Json.read(who.get("/api/inbox").asByteArray(), JsonNode.class);
        return StreamSupport.stream(inbox.path("items").spliterator(), false)
                .filter(item -> item.path("cycle").asText().equals(cycle.id().toString()))
                .filter(item -> item.path("kind").asText().equals("git"))
                .findFirst();
    }

    private static void awaitTold(LiveCycle cycle, String step, String... words) {
        await().atMost(PATIENCE).until(() -> item(cycle, Someone.OPERATOR).isPresent());
        JsonNode item = item(cycle, Someone.OPERATOR).orElseThrow();
        assertThat(item.path("name").asText()).isEqualTo(step);
        assertThat(item.path("why").asText()).contains(words);
        assertThat(item.path("mayAct").asBoolean()).isTrue();
        assertThat(item(cycle, Someone.REQUESTER).orElseThrow().path("mayAct").asBoolean())
                .isFalse();
        assertThat(cycle.view().path("state").asText()).isEqualTo("MERGING");
        assertThat(cycle.view().path("next").asText())
                .contains(words)
                .contains("It could not yet, and tries again")
                .contains(item.path("why").asText());
    }

    private static void assertNothingTold(LiveCycle cycle) {
        assertThat(item(cycle, Someone.OPERATOR)).isEmpty();
        assertThat(cycle.view().path("next").asText()).doesNotContain("could not");
    }

    private static int statusOf(LiveCycle cycle, String knownTag) {
        return Someone.VIEWER
                .request()
                .header("If-None-Match", knownTag)
                .get("/api/cycles/{c}", cycle.id())
                .statusCode();
    }

    @Test
    void aMergeThatTheHostRefusesIsToldUntilItSucceeds() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenToDeployment();
        TestProject project = cycle.project();
        project.lock(MAIN);

        cycle.approved(Someone.OPERATOR, "deployment-approval");

        awaitTold(cycle, "merge", "refused to move refs/heads/main", "lock", "remove the lock");
        long sequence = cycle.standing().sequence();
        assertThat(statusOf(cycle, "\"" + sequence + "\"")).isEqualTo(200);
        project.unlock(MAIN);
        cycle.awaitState("WORKING");
        assertNothingTold(cycle);
        Attempt postMortem = cycle.claim(Someone.REVIEWER_AGENT);
        postMortem.submitted(postMortem.documents());
        cycle.awaitStop("post-mortem-checkpoint");

        String merged = project.tip(MAIN).orElseThrow();
        project.delete(MAIN);
        cycle.approved(Someone.TECH_LEAD, "post-mortem-checkpoint");

        awaitTold(cycle, "close", "Branch main is gone", "restore it");
        project.setRef(MAIN, merged);
        cycle.awaitState("CLOSED");
        assertNothingTold(cycle);
    }

    @Test
    void aDefaultBranchThatIsGoneAtTheMergeVoidsNoApproval() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenToDeployment();
        TestProject project = cycle.project();
        String tip = project.tip(MAIN).orElseThrow();
        project.delete(MAIN);

        cycle.approved(Someone.OPERATOR, "deployment-approval");

        awaitTold(cycle, "merge", "Branch main is gone", "restore it");
        project.setRef(MAIN, tip);
        cycle.awaitState("WORKING");
        assertThat(cycle.view().path("phase").asText()).isEqualTo("post-mortem");
        assertNothingTold(cycle);
    }

    @Test
    void aDefaultBranchThatMovedIsNoProblemButAnotherVerification() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenToDeployment();
        cycle.project().setMain(Map.of("README.md", "Meanwhile.\n"));

        cycle.approved(Someone.OPERATOR, "deployment-approval");

        cycle.awaitState("WORKING");
        assertThat(cycle.view().path("phase").asText()).isEqualTo("final-verification");
        assertNothingTold(cycle);
    }

    @Test
    void aMergeThatWasCutOffHalfwayIsStillTheMergeWhenOthersHaveGoneOnFromIt() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenToDeployment();
        TestProject project = cycle.project();
        String merge = project.tip("refs/heads/lockstep-merge/" + cycle.id()).orElseThrow();
        String branch = "refs/heads/lockstep/" + cycle.id();
        project.lock(branch);

        cycle.approved(Someone.OPERATOR, "deployment-approval");

        await().atMost(PATIENCE).until(() -> project.tip(MAIN).equals(Optional.of(merge)));
        project.setMain(Map.of("RELEASE.md", "The next one.\n"));
        project.unlock(branch);
        cycle.awaitState("WORKING");
        assertThat(cycle.view().path("phase").asText()).isEqualTo("post-mortem");
        assertThat(cycle.view().path("mergedCommit").asText()).isEqualTo(merge);
        assertThat(project.tip(branch)).contains(merge);
        assertNothingTold(cycle);
    }

    @Test
    void aPostMortemIsMergedHoweverOftenTheDefaultBranchMovesMeanwhile() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenToDeployment();
        TestProject project = cycle.project();
        cycle.approved(Someone.OPERATOR, "deployment-approval");
        cycle.awaitState("WORKING");
        Attempt postMortem = cycle.claim(Someone.REVIEWER_AGENT);
        postMortem.submitted(postMortem.documents());
        cycle.awaitStop("post-mortem-checkpoint");
        project.setMain(Map.of("RELEASE.md", "The next one.\n"));
        project.lock(MAIN);

        cycle.approved(Someone.TECH_LEAD, "post-mortem-checkpoint");

        awaitTold(cycle, "close", "refused to move refs/heads/main");
        project.unlock(MAIN);
        project.setMain(Map.of("RELEASE.md", "And the one after.\n"));
        cycle.awaitState("CLOSED");
        assertNothingTold(cycle);
    }

    @Test
    void anUpdateThatWasCutOffCountsAlthoughTheDefaultBranchHasMovedOn() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added()).drivenTo("testing-checkpoint");
        cycle.approved(Someone.TECH_LEAD, "testing-checkpoint").awaitStop("user-verification");
        TestProject project = cycle.project();
        String branch = "refs/heads/lockstep/" + cycle.id();
        project.setMain(Map.of("RELEASE.md", "The next one.\n"));
        project.lock(branch);
        cycle.verified();
        await().atMost(PATIENCE).until(() -> item(cycle, Someone.OPERATOR).isPresent());
        project.unlock(branch);

        Cycle before = log.get(cycle.id());
        var unrecorded = steps.carryOut(before, (Stage.Updating) before.stage());
        project.setMain(Map.of("RELEASE.md", "And the one after.\n"));

        cycle.awaitWorkIn("final-verification");
        assertThat(unrecorded).isInstanceOf(Command.ConfirmUpdate.class);
        assertThat(cycle.standing().tip()).isEqualTo(((Command.ConfirmUpdate) unrecorded).to());
        assertThat(project.tip(branch)).contains(cycle.standing().tip());
        assertNothingTold(cycle);
    }

    @Test
    void workThatCouldNotBeLandedIsThereWhenTheSessionTriesAgain() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        TestProject project = cycle.project();
        String branch = "refs/heads/lockstep/" + cycle.id();
        Attempt first = cycle.claim(Someone.ARCHITECT_AGENT);
        String start = first.leg().startCommit();
        project.setRef(branch, project.commit(Optional.of(start), Map.of("stray.txt", "Mine.\n"), "Stray"));

        first.submitted(Documents.specification());
        cycle.awaitState("FAILED");
        project.setRef(branch, start);
        Someone.TECH_LEAD.post(Map.of(), "/api/cycles/{c}/sessions/s1/retry", cycle.id());

        Attempt second = cycle.claim(Someone.ARCHITECT_AGENT);
        String submitted = project.tip(first.leg().attemptRef()).orElseThrow();
        assertThat(second.leg().workspaceCommit()).isEqualTo(submitted);
        assertThat(second.leg().workspaceRef()).isEqualTo(first.leg().attemptRef());
        second.submitted(Documents.specification());
        cycle.awaitStop("spec-approval");
    }

    @Test
    void whatIsToldEndsWithTheCycle() {
        LiveCycle cycle = LiveCycle.begun(TestProject.added());
        cycle.project().lock(cycle.branch());
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        awaitTold(cycle, "advance", "refused to move " + cycle.branch());

        Someone.REQUESTER.post(Map.of("reason", "Enough."), "/api/cycles/{c}/cancellation", cycle.id());

        cycle.awaitState("CANCELLED");
        assertNothingTold(cycle);
    }
}
