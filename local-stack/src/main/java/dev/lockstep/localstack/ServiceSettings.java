package dev.lockstep.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/** The environment of each service. Addresses are asked for at launch, when they are known. */
record ServiceSettings(
        StackOptions options,
        Tokens tokens,
        Supplier<String> jdbcUrl,
        Supplier<String> kafka,
        Supplier<URI> trackerUrl) {

    Map<String, String> of(String service) {
        return service.equals(StackOptions.TRACKER) ? tracker() : agent(service);
    }

    static Path principals(StackOptions options) {
        return options.data().resolve("principals.json");
    }

    private Map<String, String> tracker() {
        Map<String, String> settings = new HashMap<>();
        settings.put("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl.get());
        settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
        settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.get());
        settings.put("LOCKSTEP_DATA_DIR", options.data().resolve("tracker").toString());
        settings.put("LOCKSTEP_PRINCIPALS_FILE", principals(options).toString());
        settings.put("LOCKSTEP_LEGS_LEASE", options.lease().toString());
        settings.put("LOCKSTEP_TOPICS_CREATE", "true");
        settings.put("LOCKSTEP_TOPICS_LOCAL", "true");
        // Receivers of a local stack's webhooks are on this machine too.
        settings.put("LOCKSTEP_WEBHOOKS_ALLOW_PRIVATE", "true");
        options.model().implementationWindow().ifPresent(window -> settings.put("LOCKSTEP_TASKS_WINDOW", window));
        return settings;
    }

    private Map<String, String> agent(String service) {
        Map<String, String> settings = new HashMap<>(options.model().settings());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.get());
        settings.put("LOCKSTEP_TRACKER_URL", trackerUrl.get().toString());
        settings.put("LOCKSTEP_AGENT_TOKEN", Tokens.of(tokens.agents(), service));
        settings.put("LOCKSTEP_DATA_DIR", options.data().resolve("agents").toString());
        settings.put("LOCKSTEP_SANDBOX", options.sandbox());
        settings.put("LOCKSTEP_SANDBOX_IMAGE", Objects.requireNonNullElse(System.getenv("LOCKSTEP_SANDBOX_IMAGE"), ""));
        return settings;
    }
}
