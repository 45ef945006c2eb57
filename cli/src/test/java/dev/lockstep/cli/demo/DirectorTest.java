package dev.lockstep.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.cli.client.ClientException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DirectorTest {
    private static final String PEOPLE = """
            people:
              - {name: ann, roles: [requester, operator]}
            answers:
              - {match: "lacks that day", by: ann, answer: "The last day"}
              - {match: "outage", by: ann, acceptAssumption: true}
            decisions:
              - {stop: spec-approval, by: ann, decision: request-changes, comment: "Say more"}
              - {stop: spec-approval, by: ann, decision: approve}
              - {stop: user-verification, by: ann, decision: approve, criteria: pass}
            """;

    @TempDir
    Path home = Path.of("");

    private Director director() throws IOException {
        return new Director(load(PEOPLE).people());
    }

    private Example load(String people) throws IOException {
        Path folder = Files.createDirectories(home.resolve("examples/bank"));
        Files.writeString(folder.resolve("people.yaml"), people);
        Files.writeString(folder.resolve("request.md"), "Please");
        return Example.load(home, "bank");
    }

    private static JsonNode view(String json) throws IOException {
        return new ObjectMapper().readTree(json);
    }

    @Test
    void openQuestionsAreAnsweredTogetherAndAnsweredOnesLeftAlone() throws IOException {
        JsonNode view = view("{\"state\":\"ASKING\",\"questions\":["
                + "{\"id\":\"Q1\",\"text\":\"A month that lacks that day?\"},"
                + "{\"id\":\"Q2\",\"text\":\"After an outage?\",\"answeredBy\":null},"
                + "{\"id\":\"Q3\",\"text\":\"Old\",\"answeredBy\":\"ann\"}]}");

        Move move = director().next(view);

        assertThat(move).isInstanceOfSatisfying(Move.Answer.class, answer -> {
            assertThat(answer.by()).isEqualTo("ann");
            assertThat(answer.answers())
                    .hasToString("[{question=Q1, answer=The last day}, {question=Q2, acceptAssumption=true}]");
        });
    }

    @Test
    void aQuestionThatNobodyAnswersBreaksTheStory() throws IOException {
        Move move = director().next(view("{\"state\":\"ASKING\",\"questions\":[{\"id\":\"Q1\",\"text\":\"Why?\"}]}"));

        assertThat(move).isInstanceOf(Move.Broken.class).asString().contains("Q1: Why?");
    }

    @Test
    void decisionsAreTakenInOrderAndOnceEach() throws IOException {
        Director director = director();
        JsonNode view = view("{\"state\":\"STOPPED\",\"stop\":{\"name\":\"spec-approval\"}}");

        Move first = director.next(view);
        director.made((Move.Decide) first);
        Move second = director.next(view);
        director.made((Move.Decide) second);
        Move third = director.next(view);

        assertThat(first).asString().contains("request-changes");
        assertThat(second).asString().contains("decision=approve");
        assertThat(third).isInstanceOf(Move.Broken.class);
    }

    @Test
    void passMeansEveryCriterionOfTheCycle() throws IOException {
        JsonNode view = view("{\"state\":\"STOPPED\",\"stop\":{\"name\":\"user-verification\"},"
                + "\"criteria\":[{\"id\":\"AC1\"},{\"id\":\"AC2\"}]}");

        Move move = director().next(view);

        assertThat(move).asString().contains("AC1={").contains("AC2={").contains("pass=true");
    }

    @Test
    void aFailedSessionBreaksTheStoryWithItsReason() throws IOException {
        JsonNode view = view("{\"state\":\"WORKING\",\"sessions\":[{\"id\":\"s4\",\"phase\":\"implementation\","
                + "\"service\":\"engineer-agent\",\"state\":\"failed\",\"reason\":\"no build\"}]}");

        assertThat(director().next(view))
                .isInstanceOf(Move.Broken.class)
                .asString()
                .contains("s4", "engineer-agent", "no build");
    }

    @Test
    void aClosedCycleIsTheEnd() throws IOException {
        assertThat(director().next(view("{\"state\":\"CLOSED\"}"))).isInstanceOf(Move.Finished.class);
    }

    @Test
    void misspeltFieldsOfPeopleAreRefused() {
        assertThatThrownBy(() -> load("people: []\ndecission: []\n"))
                .isInstanceOf(ClientException.Usage.class)
                .hasMessageContaining("decission");
    }

    @Test
    void anUnknownExampleIsRefusedWithThoseThatThereAre() throws IOException {
        load(PEOPLE);

        assertThatThrownBy(() -> Example.load(home, "shop"))
                .isInstanceOf(ClientException.Usage.class)
                .hasMessageContaining("[bank]");
    }
}
