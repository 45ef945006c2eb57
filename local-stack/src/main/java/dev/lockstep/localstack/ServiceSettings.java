package dev.lockstep.localstack;

import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
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
        return Map.of(
                "QUARKUS_DATASOURCE_JDBC_URL",
                jdbcUrl.get(),
                "QUARKUS_DATASOURCE_USERNAME",
                "postgres",
                "QUARKUS_DATASOURCE_PASSWORD",
                "postgres",
                "KAFKA_BOOTSTRAP_SERVERS",
                kafka.get(),
                "LOCKSTEP_DATA_DIR",
                options.data().resolve("tracker").toString(),
                "LOCKSTEP_PRINCIPALS_FILE",
                principals(options).toString(),
                "LOCKSTEP_LEGS_LEASE",
                options.lease().toString(),
                "LOCKSTEP_TOPICS_CREATE",
                "true",
                "LOCKSTEP_TOPICS_LOCAL",
                "true");
    }

    private Map<String, String> agent(String service) {
        Map<String, String> settings = new HashMap<>(options.model().settings());
        settings.put("KAFKA_BOOTSTRAP_SERVERS", kafka.get());
        settings.put("LOCKSTEP_TRACKER_URL", trackerUrl.get().toString());
        settings.put("LOCKSTEP_AGENT_TOKEN", Tokens.of(tokens.agents(), service));
        settings.put("LOCKSTEP_DATA_DIR", options.data().resolve("agents").toString());
        settings.put("LOCKSTEP_SANDBOX", options.sandbox());
        return settings;
    }
}
