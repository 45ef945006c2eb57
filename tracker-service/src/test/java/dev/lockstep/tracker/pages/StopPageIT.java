package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What waits at a gate, in one view: read it, note what is wrong on its lines, and decide on exactly that. */
@QuarkusTest
class StopPageIT {
    private static final String PATH = "/cycles/{c}/stops/spec-approval";
    private static final String MARKUP = "<img src=x onerror=alert(1)>";
    private static final String SAFE = "&lt;img src=x onerror=alert(1)&gt;";
    private static final String QUOTE = "A customer sees the balance.";

    private static TestProject project;
    private LiveCycle cycle;
    private String digest = "";

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    @BeforeEach
    void submit() {
        cycle = LiveCycle.begun(project);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification("Nothing else. " + MARKUP));
        digest = cycle.awaitStop("spec-approval");
    }

    private String page(Someone person) {
        return Browser.of(person).page(PATH, cycle.id());
    }

    private Response send(Someone person, String action, Map<String, String> form) {
        return Browser.of(person).sendByScript(form, PATH + action, cycle.id());
    }

    private void remark(Someone person, String text) {
        Response kept = send(
                person,
                "/remarks",
                Map.of(
                        "digest",
                        digest,
                        "path",
                        LivingDocuments.PRODUCT_SPEC,
                        "line",
                        "5",
                        "quote",
                        QUOTE,
                        "text",
                        text));
        assertThat(kept.statusCode()).as(kept.asString()).isEqualTo(204);
        assertThat(kept.header("HX-Refresh")).isEqualTo("true");
    }

    private Response decide(Someone person, Map<String, String> form) {
        return send(person, "/decisions", form);
    }

    /** The specification, written anew after a person wanted changes. */
    private void submitAgain() {
        cycle.awaitState("WORKING");
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification("Something else."));
        digest = cycle.awaitStop("spec-approval");
    }

    @Test
    void whoeverMayDecideSeesWhatWaitsAndWhatApprovalBringsAbout() {
        assertThat(page(Someone.PRODUCT_OWNER))
                .contains(digest, Words.digest(digest), "Waiting on you")
                .contains(LivingDocuments.PRODUCT_SPEC, QUOTE, "data-line=\"5\"", "<span class=\"ok\">+")
                .contains(
                        "<b>Then</b> the software architect begins architecture.",
                        "the commit that the cycle began from")
                .contains("Approve <code>" + Words.digest(digest) + "</code>", "Send it back with changes")
                .contains("<code>sh t</code>", "exit 0", "0.99");
    }

    @Test
    void whoeverMayNotReadsWhyAndWhoCan() {
        assertThat(page(Someone.REQUESTER))
                .contains(QUOTE, "product-owner or second-product-owner can.")
                .containsPattern("requester may not [^<]*product-owner")
                .doesNotContain("id=\"decide\"", "Approve <code>");

        Response refused = decide(Someone.REQUESTER, Map.of("decision", "approve", "digest", digest));

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(cycle.digest()).isEqualTo(digest);
    }

    @Test
    void markupOfADocumentAndARemarkIsText() {
        remark(Someone.PRODUCT_OWNER, "Say more. " + MARKUP);

        assertThat(page(Someone.PRODUCT_OWNER))
                .contains("Nothing else. " + SAFE, "Say more. " + SAFE)
                .doesNotContain(MARKUP);
    }

    @Test
    void aRemarkIsItsAuthorsUntilTheyRemoveIt() {
        remark(Someone.PRODUCT_OWNER, "Which customer?");

        String page = page(Someone.PRODUCT_OWNER);
        assertThat(page)
                .contains("<b>You</b>, draft, line 5</p>", "Which customer?", "1 comment on lines goes with it.");
        assertThat(page(Someone.SECOND_PRODUCT_OWNER)).doesNotContain("Which customer?");

        Matcher id = Pattern.compile("/remarks/(\\d+)/removal").matcher(page);
        assertThat(id.find()).isTrue();
        send(Someone.SECOND_PRODUCT_OWNER, "/remarks/" + id.group(1) + "/removal", Map.of());
        assertThat(page(Someone.PRODUCT_OWNER)).contains("Which customer?");
        send(Someone.PRODUCT_OWNER, "/remarks/" + id.group(1) + "/removal", Map.of());
        assertThat(page(Someone.PRODUCT_OWNER)).doesNotContain("Which customer?");
    }

    @Test
    void aRemarkOutlivesTheVersionThatItWasWrittenOn() {
        remark(Someone.PRODUCT_OWNER, "Which customer?");
        decide(
                Someone.SECOND_PRODUCT_OWNER,
                Map.of("decision", "request-changes", "digest", digest, "comment", "Say it otherwise"));

        submitAgain();

        assertThat(page(Someone.PRODUCT_OWNER))
                .contains("Something else.", "Which customer?")
                .contains("draft, line 5, on an earlier version, or a line not shown: “" + QUOTE + "”");
    }

    @Test
    void remarksGoToTheSessionWithTheDecisionAndAreGoneAfterIt() {
        remark(Someone.PRODUCT_OWNER, "Which customer?");

        Response decided = decide(
                Someone.PRODUCT_OWNER, Map.of("decision", "request-changes", "digest", digest, "comment", "Say more"));

        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(204);
        assertThat(decided.header("HX-Redirect")).isEqualTo("/cycles/" + cycle.id());
        cycle.awaitState("WORKING");
        List<Turn> transcript = cycle.claim(Someone.ARCHITECT_AGENT).leg().transcript();
        assertThat(transcript)
                .extracting(Turn::body)
                .filteredOn(TurnBody.HumanMessage.class::isInstance)
                .singleElement()
                .isInstanceOfSatisfying(TurnBody.HumanMessage.class, message -> assertThat(message)
                        .returns("feedback", TurnBody.HumanMessage::topic)
                        .returns("product-owner", TurnBody.HumanMessage::by)
                        .extracting(TurnBody.HumanMessage::text)
                        .asString()
                        .contains(
                                "Say more\n\n" + LivingDocuments.PRODUCT_SPEC + ":5 “" + QUOTE + "”\nWhich customer?"));
    }

    @Test
    void remarksThatWereSentAreNotShownAgain() {
        remark(Someone.PRODUCT_OWNER, "Which customer?");
        decide(Someone.PRODUCT_OWNER, Map.of("decision", "request-changes", "digest", digest, "comment", ""));

        submitAgain();

        assertThat(page(Someone.PRODUCT_OWNER)).doesNotContain("Which customer?");
    }

    @Test
    void aDecisionOnWhatNoLongerWaitsIsRefusedInPlaceAndTheRemarksAreKept() {
        remark(Someone.PRODUCT_OWNER, "Which customer?");
        long before = cycle.standing().sequence();

        Response refused = decide(
                Someone.PRODUCT_OWNER, Map.of("decision", "approve", "digest", "0".repeat(64), "comment", "Good"));

        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(refused.asString()).contains("role=\"alert\"").doesNotContain("<html", "<body");
        assertThat(cycle.standing().sequence()).isEqualTo(before);
        assertThat(page(Someone.PRODUCT_OWNER)).contains("Which customer?");
    }

    @Test
    void aFormThatIsNotWhatThePageSendsIsRefusedAndMovesNothing() {
        long before = cycle.standing().sequence();

        assertThat(decide(Someone.PRODUCT_OWNER, Map.of("digest", digest)).statusCode())
                .isEqualTo(422);
        assertThat(decide(Someone.PRODUCT_OWNER, Map.of("digest", digest, "decision", "return"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(Someone.PRODUCT_OWNER, "/remarks", Map.of("text", " ")).asString())
                .contains("The comment is empty");
        assertThat(send(Someone.PRODUCT_OWNER, "/remarks", Map.of("text", "x".repeat(4_001)))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(Someone.PRODUCT_OWNER, "/remarks", Map.of("text", "x", "path", "a\0b", "digest", "\0"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(send(Someone.PRODUCT_OWNER, "/viewed", Map.of("path", "a\0b", "sha256", "\0"))
                        .statusCode())
                .isEqualTo(422);
        assertThat(cycle.standing().sequence()).isEqualTo(before);
    }

    @Test
    void aRemarkOfTheLargestSizeInAnyScriptIsKept() {
        String words = "ü".repeat(4_000);

        remark(Someone.PRODUCT_OWNER, words);

        assertThat(page(Someone.PRODUCT_OWNER)).contains(words);
    }

    @Test
    void thePageSaysWhenItNoLongerShowsWhatWaits() {
        Browser browser = Browser.of(Someone.PRODUCT_OWNER);

        assertThat(browser.page(PATH + "/state?digest=" + digest, cycle.id()))
                .contains("id=\"state\"")
                .doesNotContain("no longer what waits", "<html");
        assertThat(browser.page(PATH + "/state?digest=" + "0".repeat(64), cycle.id()))
                .contains(
                        "This is no longer what waits", "Something else waits here now: " + Words.digest(digest) + ".");
        cycle.approved(Someone.PRODUCT_OWNER, "spec-approval");
        assertThat(browser.page(PATH + "/state?digest=" + digest, cycle.id())).contains("Nothing waits here any more.");
    }

    @Test
    void aFileIsMarkedAsViewedByOnePersonAndTheMarkIsTakenBack() {
        Matcher sha256 =
                Pattern.compile("name=\"sha256\" value=\"([0-9a-f]{64})\"").matcher(page(Someone.PRODUCT_OWNER));
        assertThat(sha256.find()).isTrue();
        Map<String, String> file = Map.of("path", LivingDocuments.PRODUCT_SPEC, "sha256", sha256.group(1));

        assertThat(send(Someone.PRODUCT_OWNER, "/viewed", file).statusCode()).isEqualTo(204);

        assertThat(page(Someone.PRODUCT_OWNER)).contains("aria-pressed=\"true\"", "You have viewed 1 of 1 file.");
        assertThat(page(Someone.SECOND_PRODUCT_OWNER)).contains("You have viewed 0 of 1 file.");
        send(Someone.PRODUCT_OWNER, "/viewed", file);
        assertThat(page(Someone.PRODUCT_OWNER)).contains("aria-pressed=\"false\"", "You have viewed 0 of 1 file.");
    }

    @Test
    void withoutScriptADecisionLeadsToTheCycleAndTheStopSaysWhoMadeIt() {
        Response decided = Browser.of(Someone.PRODUCT_OWNER)
                .send(Map.of("decision", "approve", "digest", digest), PATH + "/decisions", cycle.id());

        assertThat(decided.statusCode()).as(decided.asString()).isEqualTo(303);
        assertThat(decided.header("Location")).endsWith("/cycles/" + cycle.id());
        assertThat(page(Someone.REQUESTER))
                .contains("Approved by product-owner on ", Words.digest(digest))
                .doesNotContain("id=\"decide\"");
    }
}
