package dev.lockstep.agent.legs;

import dev.lockstep.agent.context.OpeningContext;
import dev.lockstep.agent.loop.Conversation;
import dev.lockstep.agent.loop.LegRun;
import dev.lockstep.agent.loop.LegStoppedException;
import dev.lockstep.agent.loop.OfferedTools;
import dev.lockstep.agent.loop.StopSignal;
import dev.lockstep.agent.loop.TurnLog;
import dev.lockstep.agent.loop.TurnRefusedException;
import dev.lockstep.agent.loop.WorkspaceTools;
import dev.lockstep.agent.models.ModelGateway;
import dev.lockstep.agent.roles.HostedRoles;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.tools.Tool;
import dev.lockstep.agent.workspace.Workspace;
import dev.lockstep.agent.workspace.WorkspaceException;
import dev.lockstep.agent.workspace.Workspaces;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import java.util.List;
import java.util.Optional;

/** Works on a leg by a conversation of the phase's role with its model, in a workspace. */
final class SessionWork implements LegWork {
    private final String service;
    private final HostedRoles roles;
    private final ModelGateway models;
    private final List<Tool> tools;
    private final Workspaces workspaces;

    SessionWork(String service, HostedRoles roles, ModelGateway models, List<Tool> tools, Workspaces workspaces) {
        this.service = service;
        this.roles = roles;
        this.models = models;
        this.tools = tools;
        this.workspaces = workspaces;
    }

    @Override
    public Turn work(ClaimedLeg leg, TurnLog log, StopSignal stop) {
        Optional<Turn> over = terminal(leg);
        if (over.isPresent()) {
            return over.get();
        }
        Optional<Role> role = roles.of(leg.phase());
        if (role.isEmpty()) {
            return fail(
                    leg,
                    log,
                    "%s hosts no role for the phase %s. Check the service that the workflow names for it."
                            .formatted(service, leg.phase().label()));
        }
        try (Workspace workspace = workspaces.open(leg, stop::check)) {
            return converse(leg, role.get(), workspace, log, stop);
        } catch (WorkspaceException e) {
            stop.check();
            return fail(leg, log, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LegStoppedException("interrupted", e);
        }
    }

    private Turn converse(ClaimedLeg leg, Role role, Workspace workspace, TurnLog log, StopSignal stop) {
        WorkspaceTools bound = new WorkspaceTools(tools, leg, workspace);
        OfferedTools offered =
                new OfferedTools(bound.specifications(), leg.template().spec().tools(), role.submission());
        return new LegRun(
                        leg,
                        new Conversation(leg, offered),
                        () -> OpeningContext.of(leg, role, workspace::file),
                        models,
                        bound,
                        workspace,
                        log,
                        stop,
                        System::nanoTime)
                .run();
    }

    /** The leg's end, if an attempt recorded it and was lost before it could announce it. */
    private static Optional<Turn> terminal(ClaimedLeg leg) {
        return leg.transcript().isEmpty()
                ? Optional.empty()
                : Optional.of(leg.transcript().getLast())
                        .filter(turn -> turn.body() instanceof TurnBody.Terminal)
                        .filter(turn -> turn.leg().equals(leg.leg()));
    }

    private static Turn fail(ClaimedLeg leg, TurnLog log, String reason) {
        try {
            return log.append(leg.transcript().size(), new TurnBody.Failed(reason));
        } catch (TurnRefusedException e) {
            throw new LegStoppedException("the tracker does not take the leg's end: " + e.explained(), e);
        }
    }
}
