package dev.lockstep.agent.loop;

import dev.lockstep.contracts.Cost;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.ClaimedLeg.Left;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.TurnBody.ToolResult;
import dev.lockstep.contracts.legs.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What may not go on for ever: replies that nothing can be done with, refusals, and what the session may use. Asked before
 * each model call; what is used before every other step that does not end the leg too. The tracker keeps the same bounds on
 * what is used, and would refuse the step; stopping here spares the call.
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
        return malformed(exchanges).or(() -> refused(exchanges)).or(() -> used(transcript, elapsed));
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

    /** The pause, if the leg has used what its session and cycle had left at the claim, or its own time. */
    Optional<TurnBody.Terminal> used(List<Turn> transcript, Duration elapsed) {
        List<Usage> since = replies(transcript.subList(claimed(transcript), transcript.size()));
        Left left = leg.left();
        return Stream.of(
                        used("turns", since.size(), left.turns(), Long::toString),
                        used("tokens", sum(since, Usage::total), left.tokens(), Long::toString),
                        used("cost", sum(since, Usage::cost), left.cost(), Cost::text),
                        used("seconds", elapsed.toSeconds(), seconds(), Long::toString))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<TurnBody.Terminal> used(String what, long used, long bound, LongFunction<String> text) {
        return used < bound
                ? Optional.empty()
                : Optional.of(new TurnBody.Paused("the leg has used its %s: %s of the %s that were left to it"
                        .formatted(what, text.apply(used), text.apply(bound))));
    }

    private long seconds() {
        return Math.min(leg.deadlineSeconds(), leg.left().seconds());
    }

    private static long sum(List<Usage> usages, ToLongFunction<Usage> part) {
        return usages.stream().mapToLong(part).sum();
    }

    /** What is left was counted over the turns that came with the claim. */
    private int claimed(List<Turn> transcript) {
        return Math.min(leg.transcript().size(), transcript.size());
    }

    private static List<Usage> replies(List<Turn> turns) {
        return turns.stream()
                .map(Turn::body)
                .filter(TurnBody.ModelReply.class::isInstance)
                .map(body -> ((TurnBody.ModelReply) body).usage())
                .toList();
    }
}
