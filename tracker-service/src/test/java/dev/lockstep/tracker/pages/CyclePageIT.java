package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From the board to a cycle and back to the inbox, as people see them. */
@QuarkusTest
class CyclePageIT {
    private static TestProject project;

    @BeforeAll
    static void addProject() {
        project = TestProject.added();
    }

    private static Response request(Someone person, String text) {
        return Browser.of(person).send(Map.of("project", project.name(), "text", text), "/requests");
    }

    @Test
    void aRequestFromTheBoardBeginsACycleThatTheBoardShows() {
        Response begun = request(Someone.REQUESTER, "Show <b>rates</b>.\r\nDaily.");

        assertThat(begun.statusCode()).as(begun.asString()).isEqualTo(303);
        String path = begun.header("Location").replaceAll("^https?://[^/]+", "");
        String page = Browser.of(Someone.VIEWER).page(path);
        assertThat(page)
                .contains("Show &lt;b&gt;rates&lt;/b&gt;.", "The product analyst", "Running")
                .doesNotContain("<b>rates");
        assertThat(Browser.of(Someone.VIEWER).page("/board?project=" + project.name()))
                .contains("href=\"" + path + "\"");
    }

    @Test
    void aViewerRequestsNothing() {
        Response refused = request(Someone.VIEWER, "Show rates.");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.contentType()).startsWith("text/html");
        assertThat(refused.asString()).contains("viewer may not request a change", "Nothing was changed");
    }

    @Test
    void aFieldThatIsMissingIsNamedBesideTheFormAndNothingMoves() {
        LiveCycle cycle = LiveCycle.begun(project).awaitWorkIn("product-specification");
        LiveCycle.Standing before = cycle.standing();

        Response refused = Browser.of(Someone.REQUESTER)
                .sendByScript(Map.of("reason", " "), "/cycles/{c}/cancellation", cycle.id());

        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(refused.asString())
                .contains("role=\"alert\"", "reason must say why")
                .doesNotContain("<html");
        assertThat(cycle.standing()).isEqualTo(before);
    }

    @Test
    void aCancelledCycleSaysByWhomAndWhy() {
        LiveCycle cycle = LiveCycle.begun(project);

        Response done = Browser.of(Someone.REQUESTER)
                .send(Map.of("reason", "We <i>buy</i> it."), "/cycles/{c}/cancellation", cycle.id());

        assertThat(done.statusCode()).as(done.asString()).isEqualTo(303);
        assertThat(Browser.of(Someone.VIEWER).page("/cycles/{c}", cycle.id()))
                .contains("Cancelled", "requester cancelled the cycle (We &lt;i&gt;buy&lt;/i&gt; it.)")
                .doesNotContain("Cancel this cycle");
    }

    @Test
    void whatWaitsIsInTheInboxOfThoseWhoMayDecideAndElsewhereForOthers() {
        LiveCycle cycle = LiveCycle.begun(project);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification("Nothing else."));
        cycle.awaitStop("spec-approval");
        String row = "href=\"/cycles/" + cycle.id() + "/stops/spec-approval\" aria-label=\"Review";

        assertThat(Browser.of(Someone.PRODUCT_OWNER).page("/")).contains(row);
        assertThat(Browser.of(Someone.TECH_LEAD).page("/"))
                .doesNotContain(row)
                .contains("It takes the role product-owner.");
    }
}
