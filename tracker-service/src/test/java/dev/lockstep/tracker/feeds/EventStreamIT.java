package dev.lockstep.tracker.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Database;
import dev.lockstep.tracker.fixture.Feed;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import dev.lockstep.tracker.fixture.WrittenLog;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The log as clients follow it over HTTP. */
@QuarkusTest
class EventStreamIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Inject
    LogReaders readers;

    private TestProject project;

    @BeforeEach
    void addProject() {
        project = TestProject.added();
    }

    private static long end() {
        return Database.number("select coalesce(max(position), 0) from event_position");
    }

    /** The end of the log once all of a cycle has its place. */
    private static long endAfter(UUID cycle) {
        await().atMost(PATIENCE)
                .until(() -> Database.number(
                                "select count(*) from event_position where cycle_id = ? and position is null", cycle)
                        == 0);
        return Database.number("select max(position) from event_position where cycle_id = ?", cycle);
    }

    private static List<Long> range(long after, long to) {
        return LongStream.rangeClosed(after + 1, to).boxed().toList();
    }

    @Test
    void aMessageIsTheEventAsItIsOnKafka() {
        try (Feed feed = Feed.open(Someone.VIEWER, "?project=" + project.name(), null)) {
            LiveCycle cycle = LiveCycle.begun(project);
            long recorded = cycle.standing().sequence();

            List<Feed.Message> messages = feed.await(all -> all.size() == recorded);

            List<CloudEvent> published = Kafka.await(Topics.EVENTS, cycle.id(), all -> all.size() == recorded);
            assertThat(messages).extracting(Feed.Message::event).isEqualTo(published);
            assertThat(messages).allSatisfy(message -> {
                assertThat(message.event().position()).isEqualTo(message.id());
                assertThat(message.event().type()).isEqualTo(message.type());
            });
        }
    }

    @Test
    void aStreamHasOnlyWhatItAsksFor() {
        LiveCycle other = LiveCycle.begun(TestProject.added());
        try (Feed ofProject = Feed.open(Someone.VIEWER, "?project=" + project.name(), null);
                Feed ofTypes = Feed.open(Someone.VIEWER, "?type=leg-claimed,cycle-cancelled&type=leg-failed", null);
                Feed ofCycle = Feed.open(Someone.VIEWER, "?cycle=" + other.id() + "&after=0", null)) {
            LiveCycle cycle = LiveCycle.begun(project);
            other.claim(Someone.ARCHITECT_AGENT);

            ofTypes.await(all -> !all.isEmpty());
            ofProject.await(all -> all.size() == cycle.standing().sequence());
            ofCycle.await(all -> all.size() == other.standing().sequence());
            assertThat(ofTypes.messages()).extracting(Feed.Message::type).containsOnly("dev.lockstep.leg-claimed.v1");
            assertThat(ofProject.messages())
                    .extracting(message -> message.event().subject())
                    .containsOnly(cycle.id());
            assertThat(ofCycle.messages())
                    .extracting(message -> message.event().sequence())
                    .isEqualTo(range(0, other.standing().sequence()));
        }
    }

    @Test
    void aStreamGoesOnAfterTheLastEventThatWasSeen() {
        LiveCycle cycle = LiveCycle.begun(project);
        endAfter(cycle.id());
        String query = "?project=" + project.name();
        long last;
        try (Feed first = Feed.open(Someone.VIEWER, query + "&after=0", null)) {
            last = first.await(all -> all.size() == cycle.standing().sequence())
                    .get(1)
                    .id();
        }
        LiveCycle meanwhile = LiveCycle.begun(project);
        long all = cycle.standing().sequence() + meanwhile.standing().sequence();

        try (Feed second = Feed.open(Someone.VIEWER, query + "&after=0", last)) {
            List<Feed.Message> messages = second.await(found -> found.size() == all - 2);

            assertThat(messages)
                    .extracting(Feed.Message::id)
                    .doesNotHaveDuplicates()
                    .isSorted();
            assertThat(messages.getFirst().event().sequence()).isEqualTo(3);
        }
    }

    @Test
    void signsOfLifeTellFromWhereToGoOn() {
        try (Feed feed = Feed.open(Someone.VIEWER, "?project=" + project.name(), null)) {
            int before = feed.beats();
            long end = endAfter(LiveCycle.begun(TestProject.added()).id());

            await().atMost(PATIENCE).until(() -> feed.lastId() >= end && feed.beats() > before);
            assertThat(feed.messages()).isEmpty();
        }
    }

    @Test
    void nothingIsLostOrDoubledWhileTheLogGrowsUnderManyStreams() throws Exception {
        UUID old = WrittenLog.of(project, 1_500, 10);
        long begin = endAfter(old) - 1_500;
        List<Feed> feeds = new ArrayList<>();
        try {
            CompletableFuture<UUID> writing = CompletableFuture.supplyAsync(() -> {
                LiveCycle last = LiveCycle.begun(project);
                for (int i = 0; i < 12; i++) {
                    last = LiveCycle.begun(project);
                }
                return last.id();
            });
            for (int i = 0; !writing.isDone() || i < 20; i++) {
                if (i < 60) {
                    feeds.add(Feed.open(Someone.VIEWER, "", begin + i * 25L));
                }
            }
            UUID last = writing.get();
            long end = endAfter(last);

            for (int i = 0; i < feeds.size(); i++) {
                long after = begin + i * 25L;
                List<Feed.Message> messages = feeds.get(i)
                        .await(all -> !all.isEmpty() && all.getLast().id() >= end);
                assertThat(messages.stream().map(Feed.Message::id).filter(id -> id <= end))
                        .isEqualTo(range(after, end));
            }
        } finally {
            feeds.forEach(Feed::close);
        }
    }

    @Test
    void sixtyOpenStreamsAllGetAnEvent() {
        List<Feed> feeds = new ArrayList<>();
        try {
            for (int i = 0; i < 60; i++) {
                feeds.add(Feed.open(Someone.VIEWER, "?type=cycle-requested&project=" + project.name(), null));
            }

            LiveCycle cycle = LiveCycle.begun(project);

            assertThat(feeds).allSatisfy(feed -> assertThat(feed.await(all -> !all.isEmpty()))
                    .extracting(message -> message.event().subject())
                    .containsExactly(cycle.id()));
        } finally {
            feeds.forEach(Feed::close);
        }
    }

    @Test
    void aStreamTooManyIsRefusedAndAClosedOneMakesRoom() {
        await().atMost(PATIENCE).until(() -> readers.open() == 0);
        List<Feed> feeds = new ArrayList<>();
        try {
            for (int i = 0; i < 80; i++) {
                feeds.add(Feed.open(Someone.VIEWER, "?type=cycle-requested", null));
            }

            Response refused = Someone.VIEWER.get("/api/events");
            assertThat(refused.statusCode()).isEqualTo(503);
            assertThat(refused.contentType()).startsWith("application/problem+json");
            assertThat(refused.header("Retry-After")).isEqualTo("5");

            feeds.removeLast().close();
            await().atMost(PATIENCE).until(() -> readers.open() < 80);
            feeds.add(Feed.open(Someone.VIEWER, "", null));
        } finally {
            feeds.forEach(Feed::close);
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndOthersAreNot() throws Exception {
        await().atMost(PATIENCE).until(() -> readers.open() == 0);
        long begin = end();
        try (Feed other = Feed.open(Someone.VIEWER, "", begin);
                Socket stuck = notReading("/api/events?after=" + begin)) {
            await().atMost(PATIENCE).until(() -> readers.open() == 2);

            UUID large = WrittenLog.of(project, 40, 200_000);

            other.await(all -> !all.isEmpty() && all.getLast().id() >= endAfter(large));
            await().atMost(PATIENCE).until(() -> readers.open() == 1);
            assertThat(rest(stuck)).isLessThan(40L * 200_000);
            LiveCycle cycle = LiveCycle.begun(project);
            other.await(all -> all.getLast().event().subject().equals(cycle.id()));
        }
    }

    private static Socket notReading(String path) throws Exception {
        URI tracker = URI.create(ConfigProvider.getConfig().getValue("test.url", String.class));
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4_096);
        socket.connect(new InetSocketAddress(tracker.getHost(), tracker.getPort()));
        OutputStream out = socket.getOutputStream();
        out.write(("GET " + path + " HTTP/1.1\r\nHost: tracker\r\nAuthorization: Bearer " + Someone.VIEWER.token()
                        + "\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    /** How many bytes are left until the connection ends. */
    private static long rest(Socket socket) {
        long read = 0;
        try (InputStream in = socket.getInputStream()) {
            byte[] buffer = new byte[65_536];
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                read += n;
            }
        } catch (IOException _) {
            // Reset, as it should be.
        }
        return read;
    }

    @Test
    void anEventThatAnotherReplicaPlacedIsSeen() throws Exception {
        try (Feed feed = Feed.open(Someone.VIEWER, "?project=" + project.name(), null)) {
            Database.change("update relay set holder = 'another', held_until = now() + interval '3 seconds'");
            UUID cycle = WrittenLog.of(project, 1, 10);
            Database.change("""
                    with placed as (update relay set assigned = assigned + 1 where id = 1 returning assigned)
                    update event_position set position = (select assigned from placed) where cycle_id = ?
                    """, cycle);

            List<Feed.Message> messages = feed.await(all -> !all.isEmpty());

            assertThat(messages)
                    .extracting(message -> message.event().subject())
                    .containsExactly(cycle);
        }
    }

    @Test
    void feedsGoOnWhenTheDatabaseIsBack() {
        try (Feed feed = Feed.open(Someone.VIEWER, "?project=" + project.name(), null)) {
            Database.rows("select pg_terminate_backend(pid) from pg_stat_activity"
                    + " where datname = current_database() and pid <> pg_backend_pid()");

            LiveCycle cycle = await().atMost(PATIENCE)
                    .ignoreExceptionsMatching(AssertionError.class::isInstance)
                    .until(() -> LiveCycle.begun(project), _ -> true);

            feed.await(all ->
                    all.stream().anyMatch(message -> message.event().subject().equals(cycle.id())));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "?type=stop-opend, 400, stop-opened",
        "?after=-1, 400, a number from 0",
        "?after=x, 400, a number from 0",
        "?after=99999999, 400, the log ends at",
        "?project=no-such, 404, There is no project",
        "?cycle=00000000-0000-0000-0000-000000000000, 404, There is no cycle"
    })
    void whatCantBeFollowedIsRefusedWithTheReason(String query, int status, String words) {
        Response refused = Someone.VIEWER.get("/api/events" + query);

        assertThat(refused.statusCode()).isEqualTo(status);
        assertThat(refused.contentType()).startsWith("application/problem+json");
        assertThat(refused.jsonPath().getString("detail")).contains(words);
    }

    @ParameterizedTest
    @CsvSource({"ANONYMOUS, 401", "STRANGER, 401", "ARCHITECT_AGENT, 403"})
    void onlyPeopleFollow(Someone who, int status) {
        assertThat(who.get("/api/events").statusCode()).isEqualTo(status);
    }
}
