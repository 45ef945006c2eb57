package dev.lockstep.tracker.relay;

import dev.lockstep.contracts.topics.Topic;
import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.tracker.TrackerConfig;
import io.quarkus.logging.Log;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.interceptor.Interceptor;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes sure at start that the declared topics are there: creates them where that is allowed, or says which are missing. */
@ApplicationScoped
class TopicCreation {
    private static final int SECONDS = 30;

    private final TrackerConfig.Topics config;
    private final String servers;

    TopicCreation(TrackerConfig config, @ConfigProperty(name = "kafka.bootstrap.servers") String servers) {
        this.config = config.topics();
        this.servers = servers;
    }

    void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
            throws InterruptedException {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            Set<String> present = admin.listTopics().names().get(SECONDS, TimeUnit.SECONDS);
            List<Topic> missing = Topics.all().stream()
                    .filter(topic -> !present.contains(topic.name()))
                    .toList();
            if (missing.isEmpty()) {
                return;
            }
            if (!config.create()) {
                throw new IllegalStateException("Topics are missing on " + servers + ": "
                        + missing.stream().map(Topic::name).toList()
                        + "; create them, or set lockstep.topics.create=true");
            }
            admin.createTopics(missing.stream().map(this::declared).toList())
                    .all()
                    .get(SECONDS, TimeUnit.SECONDS);
            Log.infof("Created %d topics", missing.size());
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("Can't reach Kafka at " + servers + " (KAFKA_BOOTSTRAP_SERVERS)", e);
        }
    }

    private NewTopic declared(Topic topic) {
        int partitions = config.local() ? topic.localPartitions() : topic.partitions();
        return new NewTopic(topic.name(), partitions, config.replication())
                .configs(Map.of(
                        "retention.ms", Long.toString(topic.retention().toMillis()),
                        "max.message.bytes", Integer.toString(Topics.MAX_MESSAGE_BYTES)));
    }
}
