package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.CycleEvent.DeploymentReported;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.domain.state.Deployment;
import java.util.Optional;

/** What the organization's deployment reports back. It is put on record and moves nothing, so it may come after the end. */
final class DeploymentDecisions {
    /** Far more than a change is deployed; a report in a loop must not fill the log. */
    private static final int MOST = 500;

    private DeploymentDecisions() {}

    /** Records a report about the merged commit; one that repeats the environment's last changes nothing. */
    static Outcome report(Cycle cycle, Command.ReportDeployment command) {
        return Roles.check(command.by(), Roles.DEPLOYERS, "report a deployment")
                .or(() -> refuse(cycle, command))
                .orElseGet(() -> record(cycle, command));
    }

    private static Optional<Outcome> refuse(Cycle cycle, Command.ReportDeployment command) {
        if (cycle.merged().isEmpty()) {
            return Optional.of(Outcome.rejected(
                    Kind.CONFLICT, "Cycle " + cycle.id() + " is not merged; there is nothing of it to deploy"));
        }
        String merged = cycle.merged().get();
        if (!merged.equals(command.commit())) {
            return Optional.of(Outcome.rejected(
                    Kind.INVALID,
                    "Cycle " + cycle.id() + " was merged as " + merged + ", and the report is of '" + command.commit()
                            + "'; report the deployment of the whole merged commit"));
        }
        return cycle.deployments().size() < MOST
                ? Optional.empty()
                : Optional.of(Outcome.rejected(
                        Kind.CONFLICT,
                        "Cycle " + cycle.id() + " has " + MOST + " reports of deployments, the most it may have"));
    }

    private static Outcome record(Cycle cycle, Command.ReportDeployment command) {
        DeploymentReported report = new DeploymentReported(
                command.environment(),
                command.status(),
                command.commit(),
                command.url().orElse(null),
                command.at().orElse(null),
                command.by().name());
        Unfolding unfolding = new Unfolding(cycle);
        boolean repeated = cycle.deployments().reversed().stream()
                .map(Deployment::report)
                .filter(known -> known.environment().equals(report.environment()))
                .findFirst()
                .filter(report::equals)
                .isPresent();
        if (!repeated) {
            unfolding.emit(report);
        }
        return unfolding.accepted();
    }
}
