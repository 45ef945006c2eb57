package dev.lockstep.agent.loop;

import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.Asked;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides each step of a leg from the transcript and the facts of the claim, without doing anything. Resuming is the
 * same call on the recorded transcript: what is recorded is never done again, what is not recorded is.
 */
public final class Conversation {
    private final ClaimedLeg leg;
    private final OfferedTools tools;
    private final Bounds bounds;

    public Conversation(ClaimedLeg leg, OfferedTools tools) {
        this.leg = leg;
        this.tools = tools;
        this.bounds = new Bounds(leg, tools);
    }

    /** The next step; {@code elapsed} is the time since the claim. */
    public Step next(List<Turn> transcript, Duration elapsed) {
        if (!transcript.isEmpty()
                && transcript.getLast().body() instanceof TurnBody.Terminal
                && transcript.getLast().leg().equals(leg.leg())) {
            return new Step.Over(transcript.getLast());
        }
        Dialogue dialogue = Dialogue.of(transcript);
        if (!dialogue.isOpened()) {
            return new Step.Open();
        }
        if (BaselineRun.isDue(leg, transcript)) {
            return within(transcript, elapsed, Step.TakeBaseline::new);
        }
        Optional<ToolCall> pending = dialogue.last().flatMap(Exchange::pendingCall);
        return pending.isPresent()
                ? handle(pending.get(), dialogue, transcript, elapsed)
                : speak(dialogue, transcript, elapsed);
    }

    private Step handle(ToolCall call, Dialogue dialogue, List<Turn> transcript, Duration elapsed) {
        return switch (tools.read(call)) {
            case CallReading.Ends ends -> end(ends.ending(), transcript);
            case CallReading.Malformed malformed ->
                within(transcript, elapsed, () -> new Step.Refuse(call, malformed.problem()));
            case CallReading.Runnable runnable ->
                within(transcript, elapsed, () -> run(call, runnable, dialogue, transcript));
        };
    }

    private Step run(ToolCall call, CallReading.Runnable runnable, Dialogue dialogue, List<Turn> transcript) {
        Repetition repetition = Repetition.of(dialogue.of(leg.leg()));
        if (repetition.isFatal()) {
            return stop(new TurnBody.Failed("The model called %s with the same arguments %s: %s"
                    .formatted(call.name(), repetition.described(), Repetition.excerpt(call))));
        }
        if (repetition.isRefused()) {
            return new Step.Refuse(
                    call,
                    "Not done: this call was made %s, and its result would be the same. Go another way, or end the leg with %s."
                            .formatted(repetition.described(), tools.terminalNames()));
        }
        return new Step.RunTool(call, runnable.arguments(), evidence(transcript) + 1);
    }

    private Step end(Ending ending, List<Turn> transcript) {
        if (ending instanceof Ending.Said(ToolCall said, Asked asked)) {
            int allowed = leg.template().spec().budget().questions();
            int before = questions(transcript);
            if (before + asked.questions().size() > allowed) {
                return new Step.Refuse(
                        said,
                        "Not asked: the session may put %d questions and has put %d. Ask only what matters most, or go on with assumptions that you name."
                                .formatted(allowed, before));
            }
        }
        return new Step.EndLeg(ending);
    }

    private Step speak(Dialogue dialogue, List<Turn> transcript, Duration elapsed) {
        if (dialogue.last().filter(Exchange::isUnanswered).isPresent()) {
            return within(
                    transcript,
                    elapsed,
                    () -> new Step.Correct("Your reply called no tool, so nothing happened. Use a tool; end with "
                            + tools.terminalNames() + "."));
        }
        return bounds.reached(dialogue.of(leg.leg()), transcript, elapsed)
                .map(Conversation::stop)
                .orElseGet(() -> new Step.CallModel(dialogue.messages(), tools.specifications()));
    }

    private Step within(List<Turn> transcript, Duration elapsed, Supplier<Step> step) {
        return bounds.used(transcript, elapsed).map(Conversation::stop).orElseGet(step);
    }

    private static Step stop(TurnBody.Terminal turn) {
        return new Step.EndLeg(new Ending.Stopped(turn));
    }

    private static int evidence(List<Turn> transcript) {
        return transcript.stream()
                .mapToInt(turn -> turn.body() instanceof TurnBody.ToolResult result
                        ? result.runs().size()
                        : 0)
                .sum();
    }

    private static int questions(List<Turn> transcript) {
        return transcript.stream()
                .map(Turn::body)
                .mapToInt(
                        body -> body instanceof Asked asked ? asked.questions().size() : 0)
                .sum();
    }
}
