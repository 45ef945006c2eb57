package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The product's default workflow, and what projects may vary in it. */
final class Workflows {
    private static final Set<String> CHECKPOINT_ROLES = Set.of("tech-lead", "product-owner", "operator");

    private Workflows() {}

    static Workflow standard() {
        return new Workflow(
                "default",
                "1",
                false,
                List.of(
                        phase(
                                PhaseName.PRODUCT_SPECIFICATION,
                                "architect-agent",
                                gate("spec-approval", "product-owner")),
                        phase(PhaseName.ARCHITECTURE, "architect-agent", checkpoint("architecture-checkpoint")),
                        phase(
                                PhaseName.IMPLEMENTATION_PLANNING,
                                "architect-agent",
                                withFourEyes(gate("implementation-approval", "tech-lead"))),
                        phase(PhaseName.IMPLEMENTATION, "engineer-agent", checkpoint("implementation-checkpoint")),
                        phase(
                                PhaseName.BUILD_VERIFICATION,
                                "reviewer-agent",
                                checkpoint("build-verification-checkpoint")),
                        phase(PhaseName.TESTING, "qa-agent", checkpoint("testing-checkpoint")),
                        phase(PhaseName.USER_VERIFICATION, "", gate("user-verification", "requester", "product-owner")),
                        phase(
                                PhaseName.FINAL_VERIFICATION,
                                "reviewer-agent",
                                withFourEyes(gate("deployment-approval", "operator"))),
                        phase(PhaseName.POST_MORTEM, "reviewer-agent", checkpoint("post-mortem-checkpoint"))),
                null,
                null);
    }

    static Workflow solo() {
        return standard().withSolo();
    }

    /** The workflow with so many tasks side by side. */
    static Workflow sideBySide(Workflow workflow, int tasks) {
        return new Workflow(
                workflow.name(),
                workflow.version(),
                workflow.solo(),
                workflow.phases(),
                workflow.maxReworkRounds(),
                tasks);
    }

    /** The default workflow with that phase's checkpoint set to pass by itself. */
    static Workflow auto(PhaseName phase) {
        return withStop(
                phase,
                stop -> new Stop(
                        stop.name(), stop.hard(), stop.roles(), stop.approvals(), stop.fourEyes(), "tess", null));
    }

    /** The default workflow with that many approvals wanted at the phase's stop. */
    static Workflow quorum(PhaseName phase, int approvals) {
        return withStop(
                phase,
                stop -> new Stop(
                        stop.name(), stop.hard(), stop.roles(), approvals, stop.fourEyes(), stop.auto(), null));
    }

    /** The default workflow with these phases' checkpoints set to return work with blockers, at most that many rounds. */
    static Workflow returning(int maxRounds, PhaseName... from) {
        Workflow workflow = standard();
        for (PhaseName name : from) {
            workflow = withStop(
                    workflow,
                    name,
                    stop -> new Stop(
                            stop.name(), stop.hard(), stop.roles(), stop.approvals(), stop.fourEyes(), "", "tess"));
        }
        return new Workflow(workflow.name(), workflow.version(), workflow.solo(), workflow.phases(), maxRounds, null);
    }

    private static Workflow withStop(PhaseName name, UnaryOperator<Stop> change) {
        return withStop(standard(), name, change);
    }

    private static Workflow withStop(Workflow standard, PhaseName name, UnaryOperator<Stop> change) {
        List<Phase> phases = standard.phases().stream()
                .map(phase -> phase.name() == name ? withStop(phase, change.apply(phase.stop())) : phase)
                .toList();
        return new Workflow(standard.name(), standard.version(), standard.solo(), phases, null, null);
    }

    private static Phase withStop(Phase phase, Stop stop) {
        return new Phase(
                phase.name(), phase.role(), phase.service(), phase.template(), phase.writes(), stop, phase.returnsTo());
    }

    private static Phase phase(PhaseName name, String service, Stop stop) {
        String template = service.isEmpty() ? "" : "sessions/" + name.label() + ".md";
        return new Phase(name, "role of " + name.label(), service, template, List.of("*"), stop, name);
    }

    private static Stop gate(String name, String... roles) {
        return new Stop(name, true, Set.of(roles), 1, false, "", null);
    }

    private static Stop checkpoint(String name) {
        return new Stop(name, false, CHECKPOINT_ROLES, 1, false, "", null);
    }

    private static Stop withFourEyes(Stop stop) {
        return new Stop(stop.name(), stop.hard(), stop.roles(), stop.approvals(), true, stop.auto(), stop.onBlockers());
    }
}
