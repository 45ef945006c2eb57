package dev.lockstep.agent.loop;

import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.TurnBody.ToolResult;
import dev.lockstep.contracts.templates.TemplateSpec.Budget;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What may not go on for ever: replies that nothing can be done with, refusals, turns, tokens, time. Asked before each
 * model call; the time before each tool call too, for one reply may make many.
 */
final class Bounds {
    /** Replies in a row without one call that could be made. */
    static final int MALFORMED = 3;

    /** Terminal calls of a leg that were refused. */
    static final int REFUSED = 5;

    private final ClaimedLeg leg;
    private final OfferedTools tools;

    Bounds(ClaimedLeg leg, OfferedTools tools) {
        this.leg = leg;
        this.tools = tools;
    }

    /** The turn that ends the leg, if a bound is reached. {@code exchanges} are those of this leg. */
    Optional<TurnBody.Terminal> reached(List<Exchange> exchanges, List<Turn> transcript, Duration elapsed) {
        return malformed(exchanges)
                .or(() -> refused(exchanges))
                .or(() -> spent(transcript))
                .or(() -> time(elapsed));
    }

    private Optional<TurnBody.Terminal> malformed(List<Exchange> exchanges) {
        int streak = 0;
        for (Exchange exchange : exchanges.reversed()) {
            if (exchange.reply().toolCalls().stream().anyMatch(call -> !isMalformed(call))) {
                break;
            }
            streak++;
        }
        if (streak < MALFORMED) {
            return Optional.empty();
        }
        List<ToolResult> results = exchanges.getLast().results();
        String last =
                results.isEmpty() ? "It called no tool." : results.getLast().content();
        return Optional.of(new TurnBody.Failed(
                "The model gave %d replies in a row that nothing could be done with. The last: %s Try again, or with a model that is better at calling tools."
                        .formatted(streak, last)));
    }

    private Optional<TurnBody.Terminal> refused(List<Exchange> exchanges) {
        List<String> refusals = exchanges.stream()
                .flatMap(exchange -> refusals(exchange).stream())
                .toList();
        return refusals.size() < REFUSED
                ? Optional.empty()
                : Optional.of(new TurnBody.Failed("The model's way to end the leg was refused %d times. The last: %s"
                        .formatted(refusals.size(), refusals.getLast())));
    }

    private List<String> refusals(Exchange exchange) {
        List<ToolCall> calls = exchange.reply().toolCalls();
        List<ToolResult> results = exchange.results();
        return IntStream.range(0, Math.min(calls.size(), results.size()))
                .filter(i -> results.get(i).error() && tools.isTerminal(calls.get(i)) && !isMalformed(calls.get(i)))
                .mapToObj(i -> results.get(i).content())
                .toList();
    }

    private boolean isMalformed(ToolCall call) {
        return tools.read(call) instanceof CallReading.Malformed;
    }

    Optional<TurnBody.Terminal> time(Duration elapsed) {
        return elapsed.compareTo(Duration.ofSeconds(leg.deadlineSeconds())) < 0
                ? Optional.empty()
                : Optional.of(new TurnBody.Paused("the leg has used its %d seconds".formatted(leg.deadlineSeconds())));
    }

    private Optional<TurnBody.Terminal> spent(List<Turn> transcript) {
        Budget budget = leg.template().spec().budget();
        long replies = replies(transcript).count();
        if (replies >= budget.turns()) {
            return Optional.of(new TurnBody.Paused("the session has used its %d turns".formatted(budget.turns())));
        }
        long tokens = leg.spent()
                + replies(transcript.subList(claimed(transcript), transcript.size()))
                        .mapToLong(reply -> reply.usage().total())
                        .sum();
        return tokens < budget.tokens()
                ? Optional.empty()
                : Optional.of(new TurnBody.Paused(
                        "the session has used %d tokens of its %d".formatted(tokens, budget.tokens())));
    }

    /** The claim's count of tokens covers the turns that came with it. */
    private int claimed(List<Turn> transcript) {
        return Math.min(leg.transcript().size(), transcript.size());
    }

    private static Stream<TurnBody.ModelReply> replies(List<Turn> transcript) {
        return transcript.stream()
                .map(Turn::body)
                .filter(TurnBody.ModelReply.class::isInstance)
                .map(TurnBody.ModelReply.class::cast);
    }
}
