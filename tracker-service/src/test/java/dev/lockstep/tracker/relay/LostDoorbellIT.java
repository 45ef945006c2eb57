package dev.lockstep.tracker.relay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.topics.Topic;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.fixture.Kafka;
import dev.lockstep.tracker.fixture.LiveCycle;
import dev.lockstep.tracker.fixture.Someone;
import dev.lockstep.tracker.fixture.TestProject;
import io.quarkus.test.junit.QuarkusTest;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A service's request topic is gone: its doorbells are lost, and nothing else is. */
@QuarkusTest
class LostDoorbellIT {
    private static final String REQUESTS = Topics.requestsFor("architect-agent");

    @BeforeEach
    void deleteRequestTopic() throws Exception {
        try (Admin admin = Kafka.admin()) {
            admin.deleteTopics(List.of(REQUESTS)).all().get();
        }
    }

    @AfterEach
    void createItAgain() throws Exception {
        try (Admin admin = Kafka.admin()) {
            create(admin);
        }
    }

    private static void create(Admin admin) throws InterruptedException, ExecutionException {
        if (!admin.listTopics().names().get().contains(REQUESTS)) {
            Topic declared = Topics.all().stream()
                    .filter(topic -> topic.name().equals(REQUESTS))
                    .findFirst()
                    .orElseThrow();
            admin.createTopics(List.of(new NewTopic(REQUESTS, declared.localPartitions(), (short) 1)))
                    .all()
                    .get();
        }
    }

    @Test
    void theLogGoesOnAndDoorbellsRingAgainOnceTheTopicIsThere() throws Exception {
        TestProject project = TestProject.added();
        LiveCycle unheard = LiveCycle.begun(project);

        long recorded = unheard.standing().sequence();
        Kafka.await(Topics.EVENTS, unheard.id(), events -> events.size() == recorded);
        assertThat(unheard.claim(Someone.ARCHITECT_AGENT).leg().leg()).isEqualTo("s1.1");

        try (Admin admin = Kafka.admin()) {
            create(admin);
        }
        LiveCycle heard = LiveCycle.begun(project);
        Kafka.await(REQUESTS, heard.id(), doorbells -> doorbells.size() == 1);
    }
}
