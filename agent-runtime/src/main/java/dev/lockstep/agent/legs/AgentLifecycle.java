package dev.lockstep.agent.legs;

import dev.lockstep.agent.roles.HostedRoles;
import dev.lockstep.agent.workspace.Workspaces;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logging.Logger;

/** Starts, sweeps and stops an agent. */
@ApplicationScoped
class AgentLifecycle {
    private static final Logger LOG = Logger.getLogger(AgentLifecycle.class);

    /** Before whatever else a shutdown closes: work in hand must stop while its clients still live. */
    private static final int FIRST = 1;

    /** Before the scheduler (0) and Kafka (1000) bring work: wrong settings must be all that such a start tells of. */
    private static final int BEFORE_WORK_COMES = -100;

    private final AgentConfig config;
    private final HostedRoles roles;
    private final Workspaces workspaces;
    private final LegWorkers workers;

    @Inject
    AgentLifecycle(AgentConfig config, HostedRoles roles, Workspaces workspaces, LegWorkers workers) {
        this.config = config;
        this.roles = roles;
        this.workspaces = workspaces;
        this.workers = workers;
    }

    void start(@Observes @Priority(BEFORE_WORK_COMES) StartupEvent event) {
        List<String> leftovers = workspaces.removeLeftovers();
        if (!leftovers.isEmpty()) {
            LOG.infof("Removed the workspaces of lost attempts: %s", String.join(", ", leftovers));
        }
        LOG.infof("%s; roles for %s", config, roles.phases());
    }

    @Scheduled(
            every = "2s",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP,
            skipExecutionIf = Scheduled.ApplicationNotRunning.class)
    void sweep() {
        workers.sweep();
    }

    void stop(@Observes @Priority(FIRST) ShutdownEvent event) {
        workers.close();
    }
}
