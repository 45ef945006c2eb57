package dev.lockstep.e2e;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.localstack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** One whole cycle in which an agent, the tracker and the broker are killed; then it is looked at from every side. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CycleE2E {
    /** Each kill may cut off one reply that was under way in each of the agents' sessions; one session works at a time. */
    private static final int CUT_REPLIES = 4;

    private static final Pattern ESCAPED = Pattern.compile("[\"\\\\\\p{Cntrl}]");

    private Path folder;
    private LedgerCycle cycle;
    private PublicLog log;
    private JsonNode view;

    @BeforeAll
    void play(@TempDir Path empty) {
        Sandbox.require();
        folder = empty;
        cycle = new LedgerCycle(folder);
        cycle.play(new Faults(cycle).inOrder());
        view = cycle.view();
        log = PublicLog.read(cycle.stack().kafkaAddress());
    }

    @AfterAll
    void stop() {
        if (cycle != null) {
            cycle.close();
        }
    }

    @Test
    void theCycleClosesThoughPartsWereKilled() {
        assertThat(cycle.struck()).hasSize(4);
        assertThat(view.path("state").asText()).isEqualTo("CLOSED");
        assertThat(view.path("phases"))
                .hasSize(9)
                .allMatch(phase -> phase.path("state").asText().equals("done"));
        assertThat(view.path("gates"))
                .filteredOn(gate -> gate.path("hard").asBoolean())
                .extracting(gate -> gate.path("name").asText())
                .containsExactly(
                        "spec-approval", "implementation-approval", "user-verification", "deployment-approval");
        assertThat(view.path("gates")).allSatisfy(gate -> {
            assertThat(gate.path("approvers")).isNotEmpty();
            assertThat(gate.path("digest").asText()).hasSize(64);
        });
    }

    @Test
    void theClosedCycleLeavesNoWorkspaceBehind() throws IOException {
        try (Stream<Path> left = Files.list(folder.resolve("stack/agents/workspaces"))) {
            assertThat(left).noneMatch(Files::isDirectory);
        }
    }

    @Test
    void theKilledEngineersLegIsAttemptedAgain() {
        JsonNode session = cycle.sessions().stream()
                .filter(known -> known.path("task").asText().equals("T1"))
                .findFirst()
                .orElseThrow();

        assertThat(session.path("attempts").asInt())
                .isGreaterThan(session.path("legs").asInt());
        assertThat(cycle.transcript(session.path("id").asText()))
                .extracting(Turn::attempt)
                .contains(1, 2);
    }

    @Test
    void transcriptsHaveNoGaps() {
        assertThat(cycle.sessions()).isNotEmpty().allSatisfy(session -> {
            List<Turn> turns = cycle.transcript(session.path("id").asText());
            assertThat(turns)
                    .extracting(Turn::index)
                    .isEqualTo(IntStream.range(0, turns.size()).boxed().toList());
        });
    }

    @Test
    void noRecordedReplyIsPaidTwice() {
        long recorded = 0;
        for (JsonNode session : cycle.sessions()) {
            String id = session.path("id").asText();
            List<MeteredModel.Call> asked = cycle.modelCalls().stream()
                    .filter(call -> call.session().equals(id))
                    .toList();
            long replies = cycle.transcript(id).stream()
                    .filter(turn -> turn.body() instanceof TurnBody.ModelReply)
                    .count();
            recorded += replies;
            assertThat(asked).extracting(MeteredModel.Call::status).containsOnly(200);
            assertThat(asked.stream().map(MeteredModel.Call::reply).distinct().count())
                    .as("replies of " + id)
                    .isEqualTo(replies);
        }
        assertThat(cycle.modelCalls().size() - recorded).isBetween(0L, (long) CUT_REPLIES);
    }

    @Test
    void everyLegEndsExactlyOnce() {
        Set<String> ends = Set.of("leg-submitted", "questions-asked", "leg-failed", "leg-paused");
        List<JsonNode> events =
                log.withoutRedeliveries().stream().map(PublicLog.Entry::event).toList();

        Map<String, Long> ended = legs(events, ends).collect(groupingBy(leg -> leg, counting()));

        assertThat(ended).allSatisfy((leg, times) -> assertThat(times).as(leg).isEqualTo(1));
        assertThat(ended.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        legs(events, Set.of("leg-dispatched")).toList());
    }

    private static Stream<String> legs(List<JsonNode> events, Set<String> names) {
        return events.stream()
                .filter(event ->
                        names.contains(event.path("type").asText().replaceAll("^dev\\.lockstep\\.|\\.v\\d+$", "")))
                .map(event -> event.path("data").path("leg").asText());
    }

    @Test
    void theDefaultBranchHoldsTheChangeAndItsTestsPass() throws GitAPIException {
        MergedResult result = new MergedResult(cycle.cloneOfResult(), cycle.id());

        result.holdsTheChange();
        result.passesItsTests();

        String branch = "refs/heads/" + view.path("branch").asText();
        Map<String, Ref> refs =
                Git.lsRemoteRepository().setRemote(cycle.repository()).callAsMap();
        Ref tip = Objects.requireNonNull(refs.get(branch), branch);
        assertThat(result.brought())
                .extracting(commit -> commit.getId().name())
                .contains(tip.getObjectId().name());
    }

    @Test
    void anIndependentConsumerReadsTheWholeLog() {
        log.isCloudEventsByThePublishedSchemas();
        log.isWhole(view.path("sequence").asLong());
    }

    @Test
    void thePublicLogHoldsNoTokenAndNoTranscript() {
        String all = String.join(
                "\n", log.records().stream().map(PublicLog.Entry::text).toList());

        assertThat(all).doesNotContain("lsa_");
        cycle.people().map(cycle.stack()::token).forEach(token -> assertThat(all)
                .doesNotContain(token));
        StackOptions.AGENTS.stream().map(cycle.stack()::agentToken).forEach(token -> assertThat(all)
                .doesNotContain(token));
        assertThat(said()).hasSizeGreaterThan(20).allSatisfy(text -> assertThat(all)
                .doesNotContain(text));
    }

    /** The longer stretches of what the model said, free of what JSON would escape. Criteria and tasks, which it wrote, are public. */
    private List<String> said() {
        return cycle.sessions().stream()
                .flatMap(session -> cycle.transcript(session.path("id").asText()).stream())
                .map(Turn::body)
                .filter(TurnBody.ModelReply.class::isInstance)
                .map(reply -> Objects.requireNonNullElse(((TurnBody.ModelReply) reply).text(), ""))
                .flatMap(text -> ESCAPED.splitAsStream(text))
                .filter(text -> text.length() > 40)
                .toList();
    }
}
