package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.agent.commands.CommandRefusedException;
import dev.lockstep.agent.models.ModelCallException;
import dev.lockstep.agent.models.ModelGateway;
import dev.lockstep.agent.tools.ToolOutcome;
import dev.lockstep.agent.workspace.CommitText;
import dev.lockstep.agent.workspace.Workspace;
import dev.lockstep.agent.workspace.WorkspaceException;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.TurnBody.ToolResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jboss.logging.Logger;

/** One attempt at a leg: does the step that {@link Conversation} decides, records it, and asks again. */
public final class LegRun {
    private static final Logger LOG = Logger.getLogger(LegRun.class);

    private final ClaimedLeg leg;
    private final Conversation conversation;
    private final Supplier<TurnBody.Context> opening;
    private final ModelGateway models;
    private final WorkspaceTools tools;
    private final Workspace workspace;
    private final TurnLog log;
    private final StopSignal stop;
    private final LongSupplier nanoTime;
    private final long startedAt;
    private final List<Turn> transcript;

    /** {@code nanoTime} is a monotonic clock as {@link System#nanoTime()} is. */
    public LegRun(
            ClaimedLeg leg,
            Conversation conversation,
            Supplier<TurnBody.Context> opening,
            ModelGateway models,
            WorkspaceTools tools,
            Workspace workspace,
            TurnLog log,
            StopSignal stop,
            LongSupplier nanoTime) {
        this.leg = leg;
        this.conversation = conversation;
        this.opening = opening;
        this.models = models;
        this.tools = tools;
        this.workspace = workspace;
        this.log = log;
        this.stop = stop;
        this.nanoTime = nanoTime;
        this.startedAt = nanoTime.getAsLong();
        this.transcript = new ArrayList<>(leg.transcript());
    }

    /**
     * Works until the leg's terminal turn is recorded, and returns it.
     *
     * @throws LegStoppedException when the attempt must stop without an outcome
     */
    public Turn run() {
        while (true) {
            stop.check();
            Duration elapsed = Duration.ofNanos(nanoTime.getAsLong() - startedAt);
            Step step = conversation.next(transcript, elapsed);
            if (step instanceof Step.Over over) {
                return over.terminal();
            }
            attempt(step);
        }
    }

    private void attempt(Step step) {
        try {
            perform(step);
        } catch (LegStoppedException e) {
            throw e;
        } catch (ModelCallException | CommandRefusedException | WorkspaceException e) {
            fail(String.valueOf(e.getMessage()));
        } catch (NothingLeftException e) {
            stop.check();
            close(new TurnBody.Paused(String.valueOf(e.getMessage())));
        } catch (TurnRefusedException e) {
            fail("The tracker does not take a turn of this leg: " + e.explained());
        } catch (RuntimeException e) {
            LOG.errorf(e, "Leg %s of cycle %s met an error of Lockstep's own", leg.leg(), leg.cycle());
            fail("Lockstep met an error of its own (%s). The agent's log says more.".formatted(e));
        }
    }

    /** An error that came of being stopped says nothing about the leg: it is attempted again. */
    private void fail(String reason) {
        stop.check();
        close(new TurnBody.Failed(reason));
    }

    private void perform(Step step) {
        switch (step) {
            case Step.Open open -> append(opening.get());
            case Step.TakeBaseline take -> takeBaseline();
            case Step.CallModel call -> append(models.call(leg.phase(), call.messages(), call.tools()));
            case Step.RunTool run -> append(run(run.call(), run.arguments(), run.nextEvidence()));
            case Step.Refuse refuse -> append(refusal(refuse.call(), refuse.text()));
            case Step.Correct correct -> append(new TurnBody.Correction(correct.text()));
            case Step.EndLeg end -> end(end.ending());
            case Step.Over over -> throw new IllegalStateException("Nothing is left to do after " + over);
        }
    }

    private void takeBaseline() {
        ToolOutcome.Observed tests = new BaselineRun(leg, tools).observe();
        stop.check();
        log.keep(tests.log());
        append(new TurnBody.Baseline(tests.evidence()));
    }

    /** Snapshots before the turn is recorded: a recorded change is in the shared store already. */
    private ToolResult run(ToolCall call, JsonNode arguments, int nextEvidence) {
        long begun = nanoTime.getAsLong();
        ToolOutcome outcome = tools.call(call.name(), arguments, nextEvidence);
        stop.check();
        Optional<String> commit =
                switch (outcome) {
                    case ToolOutcome.Changed changed -> workspace.snapshot();
                    case ToolOutcome.Ran ran -> workspace.snapshot();
                    case ToolOutcome.Looked looked -> Optional.empty();
                    case ToolOutcome.Refused refused -> Optional.empty();
                };
        long millis = Duration.ofNanos(nanoTime.getAsLong() - begun).toMillis();
        List<Evidence> runs = evidence(outcome);
        return new ToolResult(
                call.id(),
                call.name(),
                outcome.content(),
                outcome instanceof ToolOutcome.Refused,
                commit.orElse(null),
                runs.isEmpty() ? null : runs.getFirst(),
                runs.size() < 2 ? null : runs.subList(1, runs.size()),
                millis);
    }

    /** Logs are handed in before the turn that names them, so that no recorded digest stands for nothing. */
    private List<Evidence> evidence(ToolOutcome outcome) {
        if (outcome instanceof ToolOutcome.Ran ran) {
            ran.runs().forEach(run -> log.keep(run.log()));
            return ran.runs().stream().map(ToolOutcome.Observed::evidence).toList();
        }
        return List.of();
    }

    private void end(Ending ending) {
        switch (ending) {
            case Ending.Said said -> offer(said.call(), said.turn());
            case Ending.Submit submit -> {
                String commit =
                        workspace.finish(CommitText.of(leg, submit.submission().summary()));
                offer(submit.call(), new TurnBody.Submitted(submit.submission(), commit));
            }
            case Ending.Stopped stopped -> close(stopped.turn());
        }
    }

    private void offer(ToolCall call, TurnBody.Terminal turn) {
        try {
            append(turn);
        } catch (TurnRefusedException e) {
            append(refusal(
                    call,
                    "Refused: %s\nRepair what is named and nothing else, then call it again."
                            .formatted(e.explained())));
        }
    }

    private void close(TurnBody.Terminal turn) {
        try {
            append(turn);
        } catch (TurnRefusedException e) {
            throw new LegStoppedException("the tracker does not take the leg's end: " + e.explained(), e);
        }
    }

    private static ToolResult refusal(ToolCall call, String text) {
        return new ToolResult(call.id(), call.name(), text, true, null, null, null, 0);
    }

    private void append(TurnBody body) {
        stop.check();
        TurnBody clean = RecordedText.clean(body);
        transcript.add(log.append(transcript.size(), clean));
    }
}
