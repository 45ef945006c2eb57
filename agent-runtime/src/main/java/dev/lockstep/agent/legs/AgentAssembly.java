package dev.lockstep.agent.legs;

import dev.lockstep.agent.models.ModelGateway;
import dev.lockstep.agent.roles.HostedRoles;
import dev.lockstep.agent.tools.Tool;
import dev.lockstep.agent.workspace.Workspaces;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Puts an agent together from its settings, its roles, its tools and its models. */
@ApplicationScoped
class AgentAssembly {
    @Produces
    @Singleton
    AgentConfig config(AgentSettings settings, @ConfigProperty(name = "quarkus.application.name") String service) {
        return AgentConfig.of(service, settings);
    }

    @Produces
    @Singleton
    TrackerContact contact() {
        return new TrackerContact();
    }

    @Produces
    @Singleton
    Workspaces workspaces(AgentConfig config) {
        return new Workspaces(config.dataDir(), config.gitToken(), Clock.systemUTC());
    }

    @Produces
    @Singleton
    LegWorkers workers(
            AgentConfig config,
            TrackerContact contact,
            HostedRoles roles,
            ModelGateway models,
            @Any Instance<Tool> tools,
            Workspaces workspaces,
            OutcomeFacts facts) {
        return new LegWorkers(
                config.service(),
                worker(),
                config.parallelLegs(),
                new TrackerClient(config.tracker(), config.token(), contact),
                new SessionWork(config.service(), roles, models, tools.stream().toList(), workspaces),
                facts,
                System::nanoTime);
    }

    private static String worker() {
        String host = Optional.ofNullable(System.getenv("HOSTNAME")).orElse("localhost");
        return host + "-" + ProcessHandle.current().pid();
    }
}
