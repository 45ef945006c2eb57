package dev.lockstep.agent.models;

import static dev.lockstep.agent.models.Completions.completion;
import static dev.lockstep.agent.models.Completions.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.contracts.workflow.PhaseName;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@QuarkusTest
@TestProfile(ModelsInQuarkusIT.Alone.class)
@QuarkusTestResource(value = ModelsInQuarkusIT.Provider.class, restrictToAnnotatedClass = true)
class ModelsInQuarkusIT {
    private final ModelGateway gateway;

    @Inject
    ModelsInQuarkusIT(ModelGateway gateway) {
        this.gateway = gateway;
    }

    @Test
    void theBeanCallsTheModelOfTheRole() {
        var reply = gateway.call(PhaseName.BUILD_VERIFICATION, List.of(UserMessage.from("x")), List.of());

        assertThat(reply.text()).isEqualTo("from Quarkus");
        assertThat(gateway.window(PhaseName.BUILD_VERIFICATION)).isEqualTo(9_000);
    }

    /** A service without containers beside it. */
    public static final class Alone implements QuarkusTestProfile {
        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of(
                    "quarkus.devservices.enabled", "false",
                    "quarkus.http.test-port", "0",
                    "quarkus.application.name", "reviewer-agent",
                    "lockstep.agent.tracker-url", "http://127.0.0.1:9",
                    "lockstep.agent.token", "none",
                    "lockstep.agent.data-dir", "target/models-in-quarkus");
        }
    }

    /** The provider, and the configuration that leads to it. */
    public static final class Provider implements QuarkusTestResourceLifecycleManager {
        private @Nullable FakeProvider provider;

        @Override
        public Map<String, String> start() {
            try {
                provider = FakeProvider.start().answering(200, completion(text("from Quarkus"), "stop", 1, 1));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return Map.of(
                    "lockstep.models.critic.base-url", provider.baseUrl(),
                    "lockstep.models.critic.model", "large-1",
                    "lockstep.models.critic.window", "9000",
                    "lockstep.models.critic.timeout", "20s",
                    "lockstep.roles.build-verification", "critic");
        }

        @Override
        public void stop() {
            if (provider != null) {
                provider.close();
            }
        }
    }
}
