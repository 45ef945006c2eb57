package dev.lockstep.tracker.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Receiver;
import dev.lockstep.tracker.fixture.Refused;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Events as they are delivered to a receiver of somebody else. */
@QuarkusTest
class WebhooksIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String PATH = "/api/webhooks";

    private final Receiver receiver = Receiver.started();
    private TestProject project;

    @BeforeEach
    void addProject() {
        project = TestProject.added();
    }

    @AfterEach
    void close() {
        receiver.close();
        json(Someone.OPERATOR.get(PATH)).path("items").forEach(item -> Someone.OPERATOR
                .request()
                .delete(PATH + "/" + item.path("id").asText())
                .then()
                .statusCode(204));
    }

    private JsonNode added(Map<String, Object> more) {
        Map<String, Object> webhook = new HashMap<>(Map.of("url", receiver.url(), "project", project.name()));
        webhook.putAll(more);
        Response created = Someone.OPERATOR.post(webhook, PATH);
        assertThat(created.statusCode()).as(created.asString()).isEqualTo(201);
        return json(created);
    }

    private static JsonNode json(Response response) {
        return Json.read(response.asByteArray(), JsonNode.class);
    }

    private static JsonNode shown(JsonNode webhook) {
        return json(Someone.OPERATOR.get(PATH + "/" + webhook.path("id").asText()));
    }

    private static JsonNode deliveries(JsonNode webhook) {
        return json(Someone.OPERATOR.get(PATH + "/" + webhook.path("id").asText() + "/deliveries"));
    }

    private static UUID id(JsonNode webhook) {
        return UUID.fromString(webhook.path("id").asText());
    }

    private static List<String> idsOf(LiveCycle cycle) {
        return LongStream.rangeClosed(1, cycle.standing().sequence())
                .mapToObj(sequence -> cycle.id() + "-" + sequence)
                .toList();
    }

    @Test
    void eachEventIsDeliveredInOrderAndSignedByTheStandard() throws Exception {
        JsonNode webhook = added(Map.of());
        LiveCycle cycle = LiveCycle.begun(project);

        List<Receiver.Received> received =
                receiver.await(all -> all.size() == cycle.standing().sequence());

        Mac mac = Mac.getInstance("HmacSHA256");
        String secret = webhook.path("secret").asText();
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
        assertThat(received).extracting(Receiver.Received::id).isEqualTo(idsOf(cycle));
        for (Receiver.Received request : received) {
            mac.update((request.id() + "." + request.timestamp() + ".").getBytes(UTF_8));
            String wanted = Base64.getEncoder().encodeToString(mac.doFinal(request.body()));
            assertThat(request.signature()).isEqualTo("v1," + wanted);
            assertThat(request.contentType()).isEqualTo(CloudEvent.MEDIA_TYPE);
            CloudEvent event = Json.read(request.body(), CloudEvent.class);
            assertThat(event.id()).isEqualTo(request.id());
            assertThat(event.position()).isPositive();
        }
    }

    @Test
    void whatFailsIsTriedAgainAndHoldsBackWhatFollows() {
        receiver.answering(500, 503);
        JsonNode webhook = added(Map.of("types", List.of("cycle-requested", "leg-dispatched")));
        LiveCycle cycle = LiveCycle.begun(project);

        List<Receiver.Received> received = receiver.await(all -> all.size() == 4);

        assertThat(received)
                .extracting(Receiver.Received::id)
                .containsExactly(cycle.id() + "-1", cycle.id() + "-1", cycle.id() + "-1", cycle.id() + "-3");
        await().atMost(PATIENCE).until(() -> deliveries(webhook).path("items").size() == 4);
        assertThat(deliveries(webhook).path("items"))
                .extracting(item ->
                        item.path("attempt").asInt() + " " + item.path("status").asInt() + " "
                                + item.path("delivered").asBoolean())
                .containsExactly("1 204 true", "3 204 true", "2 503 false", "1 500 false");
        await().atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(shown(webhook).path("state").asText()).isEqualTo("active"));
    }

    @Test
    void whatCameWhileAnotherReplicaHeldItIsDeliveredOnceThatIsGone() throws Exception {
        JsonNode webhook = added(Map.of());
        Database.change(
                "update webhook set holder = 'another', held_until = now() + interval '3 seconds' where id = ?",
                id(webhook));

        LiveCycle cycle = LiveCycle.begun(project);
        assertThat(receiver.received()).isEmpty();

        List<Receiver.Received> received =
                receiver.await(all -> all.size() >= idsOf(cycle).size());
        assertThat(received).extracting(Receiver.Received::id).isEqualTo(idsOf(cycle));
    }

    @Test
    void aWebhookThatFailedForTooLongIsDisabledWithTheReasonAndGoesOnWhereItStopped() throws Exception {
        JsonNode webhook = added(Map.of("types", List.of("cycle-requested")));
        receiver.answering(500, 500);
        LiveCycle cycle = LiveCycle.begun(project);
        receiver.await(all -> !all.isEmpty());
        await().atMost(PATIENCE)
                .until(() -> Database.change(
                                "update webhook set failing_since = now() - interval '73 hours'"
                                        + " where id = ? and failing_since is not null",
                                id(webhook))
                        == 1);

        await().atMost(PATIENCE)
                .until(() -> shown(webhook).path("state").asText().equals("disabled"));
        assertThat(shown(webhook).path("disabledReason").asText()).startsWith("Every attempt failed since");
        int before = receiver.received().size();

        Someone.OPERATOR.post("", PATH + "/{id}/resumption", id(webhook)).then().statusCode(200);

        List<Receiver.Received> received = receiver.await(all -> all.size() > before);
        assertThat(received.getLast().id()).isEqualTo(cycle.id() + "-1");
        await().atMost(PATIENCE)
                .until(() -> shown(webhook).path("state").asText().equals("active"));
    }

    @Test
    void aReceiverThatIsGoneGetsNothingMore() {
        receiver.answering(410);
        JsonNode webhook = added(Map.of());

        LiveCycle.begun(project);

        await().atMost(PATIENCE)
                .until(() -> shown(webhook).path("state").asText().equals("disabled"));
        assertThat(shown(webhook).path("disabledReason").asText()).contains("410");
        assertThat(receiver.received()).hasSize(1);
    }

    @Test
    void aDeliveryCanBeMadeAgainUnderTheSameId() {
        JsonNode webhook = added(Map.of("types", List.of("cycle-requested")));
        LiveCycle cycle = LiveCycle.begun(project);
        await().atMost(PATIENCE).until(() -> deliveries(webhook).path("items").size() == 1);
        long first = deliveries(webhook).at("/items/0/id").asLong();

        Response again = Someone.OPERATOR.post("", PATH + "/{id}/deliveries/{d}/redelivery", id(webhook), first);

        assertThat(again.statusCode()).as(again.asString()).isEqualTo(200);
        assertThat(json(again).path("attempt").asInt()).isEqualTo(2);
        assertThat(json(again).path("delivered").asBoolean()).isTrue();
        assertThat(receiver.received())
                .extracting(Receiver.Received::id)
                .containsExactly(cycle.id() + "-1", cycle.id() + "-1");
        Refused.with(
                Someone.OPERATOR.post("", PATH + "/{id}/deliveries/{d}/redelivery", id(webhook), 0),
                404,
                "has no delivery 0");
    }

    @Test
    void theRecordIsPagedAndBoundedAndHasNoSecret() throws Exception {
        JsonNode webhook = added(Map.of());
        Database.change("""
                insert into webhook_delivery (webhook, position, event, type, attempt, at, delivered, status)
                select ?, 1, 'e', 't', n, now(), true, 204 from generate_series(1, 600) n
                """, id(webhook));

        LiveCycle.begun(project);

        await().atMost(PATIENCE)
                .until(() ->
                        Database.number("select count(*) from webhook_delivery where webhook = ?", id(webhook)) <= 500);
        JsonNode page = deliveries(webhook);
        assertThat(page.path("items")).hasSize(50);
        JsonNode next = json(Someone.OPERATOR.get(
                PATH + "/{id}/deliveries?cursor={c}",
                id(webhook),
                page.path("next").asLong()));
        assertThat(next.at("/items/0/id").asLong())
                .isLessThan(page.at("/items/49/id").asLong());
        String secret = webhook.path("secret").asText();
        assertThat(secret).startsWith("whsec_");
        assertThat(page.toString() + shown(webhook) + Someone.OPERATOR.get(PATH).asString())
                .doesNotContain(secret);
    }

    @Test
    void slackGetsSentencesOfWhatPeopleWaitForOnly() {
        JsonNode webhook = added(Map.of("format", "slack"));
        LiveCycle cycle = LiveCycle.begun(project);
        Someone.REQUESTER.post(Map.of("reason", "<!here> & gone"), "/api/cycles/{c}/cancellation", cycle.id());

        List<Receiver.Received> received = receiver.await(all -> all.size() == 2);

        assertThat(received).extracting(Receiver.Received::contentType).containsOnly("application/json");
        assertThat(Json.read(received.getLast().body(), JsonNode.class)
                        .path("text")
                        .asText())
                .isEqualTo("*Show the balance.* (" + project.name()
                        + "): cancelled by requester: &lt;!here&gt; &amp; gone");
        assertThat(deliveries(webhook).path("items")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "ftp://example.org/, cloudevents, stop-opened, 422, https://",
        "https:///path, cloudevents, stop-opened, 422, url",
        "https://user:word@example.org/, cloudevents, stop-opened, 422, no user",
        "https://example.org/, xml, stop-opened, 422, use one of",
        "https://example.org/, cloudevents, stop-opend, 422, no event type"
    })
    void whatCantBeDeliveredIsRefused(String url, String format, String type, int status, String words) {
        Response refused = Someone.OPERATOR.post(Map.of("url", url, "format", format, "types", List.of(type)), PATH);

        Refused.with(refused, status, words);
    }

    @ParameterizedTest
    @CsvSource({"ANONYMOUS, 401", "VIEWER, 403", "TECH_LEAD, 403", "ARCHITECT_AGENT, 403"})
    void onlyOperatorsKeepWebhooks(Someone who, int status) {
        assertThat(who.get(PATH).statusCode()).isEqualTo(status);
        assertThat(who.post(Map.of("url", receiver.url()), PATH).statusCode()).isEqualTo(status);
    }
}
