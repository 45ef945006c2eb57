package dev.lockstep.agent.commands;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Chooses, once and at start, what this agent's commands run in. */
@ApplicationScoped
class ChosenRunner {
    private static final Logger LOG = Logger.getLogger(ChosenRunner.class);

    /** Before the scheduler (0) and Kafka (1000) bring work. */
    private static final int BEFORE_WORK_COMES = -50;

    @Produces
    @Singleton
    CommandRunner choose(CommandsConfig config) {
        return switch (config.sandbox()) {
            case NONE -> new DirectRunner(config.environment());
            case BUBBLEWRAP -> bubblewrap(config);
            case CONTAINER -> container(config);
            case AUTO -> firstThatWorks(config);
        };
    }

    void atStart(
            @Observes @Priority(BEFORE_WORK_COMES) StartupEvent started, CommandRunner runner, CommandsConfig config) {
        LOG.infof("Commands run by %s, within %s", runner.getClass().getSimpleName(), config.bounds());
        ControlGroup.removeLeftovers();
        if (ControlGroup.isLacking()) {
            LOG.warn(
                    "This agent runs as root, whom the kernel's limit on processes spares, and can make no control group:"
                            + " commands are watched, but a fork bomb may be faster. Run it as a user of its own, or in a"
                            + " container with a limit on processes.");
        }
    }

    private static CommandRunner firstThatWorks(CommandsConfig config) {
        try {
            return bubblewrap(config);
        } catch (CommandRefusedException noBubblewrap) {
            try {
                return container(config);
            } catch (CommandRefusedException noContainer) {
                LOG.warnf("Commands will be refused: %s; %s", noBubblewrap.getMessage(), noContainer.getMessage());
                return new RefusingRunner(noBubblewrap, noContainer);
            }
        }
    }

    private static CommandRunner container(CommandsConfig config) {
        return ContainerRunner.probe(config.image(), config.readOnlyPaths().orElse(List.of()), config.environment());
    }

    private static CommandRunner bubblewrap(CommandsConfig config) {
        return Bubblewrap.probe(config.readOnlyPaths().orElse(List.of()), config.environment());
    }
}
