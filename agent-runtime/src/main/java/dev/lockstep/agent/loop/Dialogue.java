package dev.lockstep.agent.loop;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A transcript as a conversation: the opening, then exchanges. The same transcript gives the same messages. */
final class Dialogue {
    private TurnBody.@Nullable Context context;
    private final List<String> beforeFirstReply = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();

    private Dialogue() {}

    static Dialogue of(List<Turn> transcript) {
        Dialogue dialogue = new Dialogue();
        transcript.forEach(dialogue::add);
        return dialogue;
    }

    private void add(Turn turn) {
        switch (turn.body()) {
            case TurnBody.Context given -> context = given;
            case TurnBody.Baseline run ->
                BaselineText.of(Baseline.of(run.evidence()))
                        .map(MarkedText::ofRuntime)
                        .ifPresent(this::say);
            case TurnBody.ModelReply reply -> exchanges.add(new Exchange(turn.leg(), reply));
            case TurnBody.ToolResult result -> last().ifPresent(exchange -> exchange.add(result));
            case TurnBody.HumanMessage human -> say(MarkedText.ofPerson(human));
            case TurnBody.Correction correction -> say(MarkedText.ofRuntime(correction.text()));
            case TurnBody.Asked asked -> end("The questions were put to a person.");
            case TurnBody.Submitted submitted -> end("Submitted as commit " + submitted.commit() + ".");
            case TurnBody.Failed failed ->
                end("The leg ended as failed: " + failed.reason() + ". A person had it tried again.");
            // A pause takes no call away: what was pending is done when a person lets the session go on.
            case TurnBody.Paused paused ->
                say(MarkedText.ofRuntime("paused: " + paused.reason() + ". A person let the session go on."));
        }
    }

    private void say(String text) {
        last().ifPresentOrElse(exchange -> exchange.say(text), () -> beforeFirstReply.add(text));
    }

    private void end(String note) {
        last().ifPresentOrElse(
                        exchange -> exchange.end(MarkedText.ofRuntime(note)),
                        () -> beforeFirstReply.add(MarkedText.ofRuntime(note)));
    }

    boolean isOpened() {
        return context != null;
    }

    Optional<Exchange> last() {
        return exchanges.isEmpty() ? Optional.empty() : Optional.of(exchanges.getLast());
    }

    List<Exchange> exchanges() {
        return exchanges;
    }

    /** The exchanges that belong to one leg. */
    List<Exchange> of(String leg) {
        return exchanges.stream().filter(exchange -> exchange.leg().equals(leg)).toList();
    }

    List<ChatMessage> messages() {
        List<ChatMessage> messages = new ArrayList<>();
        if (context != null) {
            messages.add(SystemMessage.from(context.system()));
            messages.add(UserMessage.from(context.user()));
        }
        beforeFirstReply.forEach(text -> messages.add(UserMessage.from(text)));
        exchanges.forEach(exchange -> messages.addAll(exchange.messages()));
        return messages;
    }
}
