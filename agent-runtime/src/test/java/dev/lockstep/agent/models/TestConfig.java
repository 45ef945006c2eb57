package dev.lockstep.agent.models;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/** Configuration as a service reads it from its environment. */
record TestConfig(ModelsConfig models, RolesConfig roles) {
    static TestConfig of(Map<String, String> environment) {
        var config = new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withMapping(ModelsConfig.class)
                .withMapping(RolesConfig.class)
                .withSources(new EnvConfigSource(environment, 300))
                .build();
        return new TestConfig(config.getConfigMapping(ModelsConfig.class), config.getConfigMapping(RolesConfig.class));
    }

    ModelSettings settings(String name) {
        return ModelSettings.of(name, Objects.requireNonNull(models.models().get(name)));
    }

    /** The models, with retries that take no time. */
    Started start() {
        return start(RetryPolicy.USUAL, new FakePacing());
    }

    Started start(RetryPolicy policy, FakePacing pacing) {
        return new Started(new ConfiguredModels(models, roles, provider(policy, pacing)), pacing);
    }

    static OpenAiProvider provider(Pacing pacing) {
        return provider(RetryPolicy.USUAL, pacing);
    }

    private static OpenAiProvider provider(RetryPolicy policy, Pacing pacing) {
        return new OpenAiProvider(
                policy, pacing, () -> ThreadLocalRandom.current().nextLong(), InstantSource.system());
    }

    record Started(ConfiguredModels gateway, FakePacing pacing) implements AutoCloseable {
        @Override
        public void close() {
            gateway.close();
        }
    }
}
