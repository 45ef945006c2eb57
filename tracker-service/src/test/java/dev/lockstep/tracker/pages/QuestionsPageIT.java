package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.Question.Option;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** People answer a session's questions on one page, several at once. */
@QuarkusTest
class QuestionsPageIT {
    private static final String PATH = "/cycles/{c}/questions";
    private static final String MARKUP = "<script>alert(1)</script>";

    private static TestProject project;
    private LiveCycle cycle;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    @BeforeEach
    void ask() {
        cycle = LiveCycle.begun(project);
        Question first = new Question(
                null,
                "Which currency? " + MARKUP,
                "It changes the format.",
                List.of(new Option("Euros", "Two decimals"), new Option("<b>Yen</b>", "None")),
                "Euros",
                "In euros.",
                null);
        Question second = new Question(null, "Who sees it?", "Rights.", List.of(), "Owners", "Everyone.", null);
        cycle.claim(Someone.ARCHITECT_AGENT).ended(new TurnBody.Asked(List.of(first, second), 0.5));
        cycle.awaitState("ASKING");
    }

    private String page(Someone person) {
        return Browser.of(person).page(PATH, cycle.id());
    }

    private Response send(Someone person, Map<String, String> form) {
        return Browser.of(person).sendByScript(form, PATH, cycle.id());
    }

    private JsonNode question(int index) {
        return cycle.view().path("questions").path(index);
    }

    @Test
    void eachQuestionShowsWhyItIsAskedWhatCanBeAnsweredAndWhatIsAssumedOtherwise() {
        String page = page(Someone.REQUESTER);

        assertThat(page)
                .contains(
                        "2 open questions", "Which currency?", "It changes the format.", "Two decimals", "recommended")
                .contains("Recommended:</b> Owners", "In euros.", "Everyone.", "name=\"choice.Q1\" value=\"1\"")
                .contains("0.95", "0.50", "asked 2 questions in s1.1");
    }

    @Test
    void markupOfAQuestionIsText() {
        assertThat(page(Someone.REQUESTER))
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "&lt;b&gt;Yen&lt;/b&gt;")
                .doesNotContain(MARKUP, "<b>Yen</b>");
    }

    @Test
    void severalAreAnsweredAtOnceAndTheSessionGoesOn() {
        Response response = Browser.of(Someone.REQUESTER)
                .send(Map.of("choice.Q1", "0", "choice.Q2", "assumption"), PATH, cycle.id());

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(303);
        assertThat(response.header("Location")).endsWith("/cycles/" + cycle.id() + "/questions");
        cycle.awaitState("WORKING");
        assertThat(question(0).path("answer").asText()).isEqualTo("Euros");
        assertThat(question(1).path("assumptionAccepted").asBoolean()).isTrue();
        assertThat(page(Someone.VIEWER))
                .contains("No question is open", "Answered by requester", "Assumption accepted by requester");
    }

    @Test
    void whatIsLeftBlankStaysOpen() {
        String words = "ü".repeat(16_000);

        Response response = send(Someone.REQUESTER, Map.of("words.Q1", words, "words.Q2", "  "));

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(204);
        assertThat(response.header("HX-Redirect")).isEqualTo("/cycles/" + cycle.id() + "/questions");
        assertThat(question(0).path("answer").asText()).isEqualTo(words);
        assertThat(question(1).path("open").asBoolean()).isTrue();
        assertThat(page(Someone.REQUESTER)).contains("1 open question<").doesNotContain("name=\"choice.Q1\"");
    }

    @Test
    void anAnswerToAClosedQuestionIsRefusedInPlaceAndTheOthersAreNotTaken() {
        cycle.answer(Someone.PRODUCT_OWNER, "Q1", "Yen");

        Response response = send(Someone.REQUESTER, Map.of("choice.Q1", "0", "words.Q2", "Owners"));

        assertThat(response.statusCode()).isEqualTo(409);
        assertThat(response.asString())
                .contains("role=\"alert\"", "Question Q1 is closed")
                .doesNotContain("<html");
        assertThat(question(0).path("answer").asText()).isEqualTo("Yen");
        assertThat(question(1).path("open").asBoolean()).isTrue();
    }

    @Test
    void anEntryThatSaysTwoThingsOrNoneThatIsThereIsRefused() {
        long before = cycle.standing().sequence();

        assertThat(send(Someone.REQUESTER, Map.of("choice.Q1", "0", "words.Q1", "Pounds"))
                        .asString())
                .contains("For Q1 you chose an answer and wrote one of your own");
        assertThat(send(Someone.REQUESTER, Map.of("choice.Q1", "7")).asString()).contains("no option &#39;7&#39;");
        assertThat(send(Someone.REQUESTER, Map.of("choice.Q1", "own")).asString())
                .contains("The answer to Q1 is empty");
        assertThat(send(Someone.REQUESTER, Map.of("choice.Q9", "assumption")).asString())
                .contains("has no question Q9");
        assertThat(send(Someone.REQUESTER, Map.of("words.Q1", "x".repeat(16_385)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(Someone.REQUESTER, Map.of()).asString()).contains("No answer was given");
        assertThat(cycle.standing().sequence()).isEqualTo(before);
    }

    @Test
    void aViewerReadsWhyTheyMayNotAndIsRefused() {
        assertThat(page(Someone.VIEWER))
                .contains("viewer may not answer questions; it takes one of these roles")
                .doesNotContain("name=\"choice.Q1\"");

        Response response = send(Someone.VIEWER, Map.of("choice.Q1", "0"));

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(response.asString()).contains("viewer may not answer questions");
        assertThat(question(0).path("open").asBoolean()).isTrue();
    }

    @Test
    void aCycleThatIsNotThereHasNoPage() {
        Response response = Browser.of(Someone.VIEWER).get(PATH, "01890a5d-ac96-774b-bcce-b302099a8057");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(response.asString()).contains("There is no cycle");
    }
}
