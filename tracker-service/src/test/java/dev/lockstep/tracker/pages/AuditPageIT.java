package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Browser;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Documents;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Who did what, when, on which digest; as a page, as a file, and with the chain checked. */
@QuarkusTest
class AuditPageIT {
    private static final String MARKUP = "<script>alert(1)</script>";
    private static final String SAFE = "&lt;script&gt;alert(1)&lt;/script&gt;";
    private static final String DECISION = "dev.lockstep.decision-recorded.v1";

    private static LiveCycle cycle;
    private static String digest;

    @BeforeAll
    static void decide() {
        TestProject project = TestProject.added();
        cycle = LiveCycle.of(
                Someone.REQUESTER.post(
                        Map.of("title", "Show it " + MARKUP, "text", "x"), "/api/projects/{p}/cycles", project.name()),
                project);
        cycle.claim(Someone.ARCHITECT_AGENT).submitted(Documents.specification());
        digest = cycle.awaitStop("spec-approval");
        Map<String, Object> decision =
                Map.of("decision", "request-changes", "subjectDigest", digest, "comment", "Too\0long " + MARKUP);
        assertThat(cycle.decide(Someone.PRODUCT_OWNER, "spec-approval", decision)
                        .statusCode())
                .isEqualTo(200);
    }

    private static List<CloudEvent> published() {
        long recorded = Database.number("select count(*) from event where cycle_id = ?", cycle.id());
        return Kafka.await(Topics.EVENTS, cycle.id(), found -> found.size() >= recorded);
    }

    private static String page(String query) {
        return Browser.of(Someone.VIEWER).page("/audit?" + query);
    }

    private static List<CloudEvent> export(String query) {
        Response response = Browser.of(Someone.VIEWER).get("/audit/export?" + query);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(200);
        assertThat(response.contentType()).startsWith("application/jsonl");
        assertThat(response.header("Content-Disposition")).contains("attachment", ".jsonl");
        return response.asString()
                .lines()
                .map(line -> Json.read(line, CloudEvent.class))
                .toList();
    }

    @Test
    void aDecisionSaysWhoMadeItOnWhichDigestAndWithWhichWords() {
        assertThat(page("cycle=" + cycle.id()))
                .contains("Audit of Show it " + SAFE, "Decision recorded: request changes at spec approval")
                .contains("product-owner", digest, "long " + SAFE, "Cycle requested", " UTC</time>")
                .doesNotContain(MARKUP);
    }

    @Test
    void personAndTypeAreFilters() {
        assertThat(page("cycle=" + cycle.id() + "&person=product-owner"))
                .contains("Decision recorded:")
                .doesNotContain("Cycle requested:");
        assertThat(page("cycle=" + cycle.id() + "&person=nobody")).contains("No event is like that");
        assertThat(page("cycle=" + cycle.id() + "&type=" + DECISION))
                .contains("Decision recorded:")
                .doesNotContain("Stop opened:");
        assertThat(page("cycle=" + cycle.id() + "&type=" + DECISION + "&person=requester"))
                .contains("No event is like that");
    }

    @Test
    void withoutACycleItHasThoseOfAllNewestFirst() {
        published();

        String page = page("person=product-owner&type=" + DECISION);

        assertThat(page)
                .contains("/audit?cycle=" + cycle.id(), "Show it " + SAFE)
                .doesNotContain(MARKUP);
        List<Long> positions = page.lines()
                .filter(line -> line.strip().matches("<td class=\"mono\">\\d+</td>"))
                .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
                .toList();
        assertThat(positions).isNotEmpty().isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void theExportIsWhatWasPublished() {
        List<CloudEvent> published = published();

        assertThat(export("cycle=" + cycle.id())).isEqualTo(published);
        assertThat(export("cycle=" + cycle.id() + "&type=" + DECISION))
                .isEqualTo(published.stream()
                        .filter(event -> event.type().equals(DECISION))
                        .toList());
        assertThat(export("type="))
                .containsAll(published)
                .isSortedAccordingTo((a, b) -> Long.compare(position(a), position(b)));
    }

    private static long position(CloudEvent event) {
        Long position = event.position();
        return position == null ? Long.MAX_VALUE : position;
    }

    @Test
    void theChainIsCheckedLinkByLinkAndABrokenOneIsNamed() throws SQLException {
        String check = "/audit/chain?cycle=" + cycle.id();
        long events = cycle.standing().sequence();
        String last = (String) Database.rows("select chain from cycle where id = ?", cycle.id())
                .getFirst()
                .getFirst();

        assertThat(Browser.of(Someone.VIEWER).page(check)).contains("Intact: " + events + " events", last);

        Database.change("update cycle set chain = 'other' where id = ?", cycle.id());
        try {
            assertThat(Browser.of(Someone.VIEWER).page(check))
                    .contains("Broken after " + events + " events", "ends with the link other");
        } finally {
            Database.change("update cycle set chain = ? where id = ?", last, cycle.id());
        }
    }

    @Test
    void aCycleThatIsNoneIsNamed() {
        Browser viewer = Browser.of(Someone.VIEWER);

        Response noId = viewer.get("/audit?cycle={cycle}", "<b>");
        assertThat(noId.statusCode()).isEqualTo(422);
        assertThat(noId.asString()).contains("&lt;b&gt;&#39; is no cycle").doesNotContain("<b>&#39;");
        assertThat(viewer.get("/audit/export?cycle=" + new UUID(0, 9)).statusCode())
                .isEqualTo(404);
        assertThat(viewer.get("/audit/chain?cycle=" + new UUID(0, 9)).statusCode())
                .isEqualTo(404);
    }
}
