package dev.lockstep.contracts.legs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.Json;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TurnBodyTest {
    static Stream<TurnBody> bodies() {
        Evidence run = new Evidence("E1", "test", "make test", 1, false, "tree", null, null, "log", true, 12);
        Question question = new Question(null, "Who?", "scope", List.of(), null, "everyone", null);
        Submission submission = new Submission("done", 0.97, List.of(), List.of(), List.of(), List.of(), null, null);
        return Stream.of(
                new TurnBody.Context(
                        "system", "user", List.of(new TurnBody.ManifestEntry("spec", "docs/product-spec.md", "d"))),
                new TurnBody.Baseline(run),
                new TurnBody.ModelReply(
                        "m",
                        null,
                        List.of(new TurnBody.ToolCall("1", "read", "{not json")),
                        "stop",
                        new Usage(10, 2, 35),
                        30),
                new TurnBody.ToolResult("1", "run", "ok \u0000 €", false, "c1", run, null, 5),
                new TurnBody.ToolResult("2", "run", "flaky", false, null, run, List.of(run), 5),
                new TurnBody.HumanMessage("feedback", "tess", "shorter"),
                new TurnBody.Correction("no such tool"),
                new TurnBody.Asked(List.of(question), 0.6),
                new TurnBody.Submitted(submission, "c1"),
                new TurnBody.Failed("no compiler"),
                new TurnBody.Paused("budget"));
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aTurnIsReadBackAsItWasRecorded(TurnBody body) {
        assertThat(Json.read(Json.bytes(body), TurnBody.class)).isEqualTo(body);
    }

    @Test
    void theRunsOfOneCallAreASeriesAndASingleRunIsNone() {
        Evidence first = new Evidence("E1", "test", "make test", 1, false, "tree", null, null, "log", true, 12);
        Evidence second = new Evidence("E2", "test", "make test", 0, false, "tree", null, null, "log", true, 12);

        assertThat(new TurnBody.ToolResult("1", "run", "red", false, null, first, null, 5).runs())
                .containsExactly(first);
        assertThat(new TurnBody.ToolResult("1", "run", "flaky", false, null, first, List.of(second), 5).runs())
                .containsExactly(first.inSeries("E1"), second.inSeries("E1"));
    }

    @Test
    void everyKindOfTurnIsCovered() {
        Set<Class<?>> kinds = bodies().map(Object::getClass).collect(Collectors.toSet());

        assertThat(kinds).containsAll(leaves(TurnBody.class));
    }

    @Test
    void aReplyFromBeforeCostsWereKnownHasCostNothing() {
        String recorded = """
                {"kind": "model", "model": "m", "toolCalls": [], "usage": {"inputTokens": 10, "outputTokens": 2}, "millis": 5}
                """;

        assertThat(Json.read(recorded, TurnBody.class))
                .isInstanceOfSatisfying(TurnBody.ModelReply.class, reply -> assertThat(reply.usage())
                        .isEqualTo(new Usage(10, 2, 0)));
    }

    @Test
    void aKindThatNobodyKnowsIsRefused() {
        assertThatThrownBy(() -> Json.read("{\"kind\":\"dream\"}", TurnBody.class))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("dream");
    }

    @Test
    void aSubmissionThatLeavesListsOutHasEmptyOnes() {
        Submission submission = Json.read("{\"summary\":\"done\",\"confidence\":1}", Submission.class);

        assertThat(submission.dimensions()).isEmpty();
        assertThat(submission.verdicts()).isEmpty();
        assertThat(submission.findings()).isEmpty();
    }

    private static Set<Class<?>> leaves(Class<?> type) {
        return type.isSealed()
                ? Stream.of(type.getPermittedSubclasses())
                        .flatMap(part -> leaves(part).stream())
                        .collect(Collectors.toSet())
                : Set.of(type);
    }
}
