package dev.lockstep.agent.loop;

import static dev.lockstep.agent.SampleTurns.result;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.lockstep.agent.SampleLeg;
import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.Failed;
import java.time.Duration;
import java.util.List;

/** Asks for the next step of a sample leg, and reads it. */
final class SampleConversation {
    private SampleConversation() {}

    static Step next(SampleLeg sample, TurnBody... turns) {
        sample.before = List.of(turns);
        ClaimedLeg leg = sample.claimed();
        return conversation(leg).next(leg.transcript(), Duration.ZERO);
    }

    static Conversation conversation(ClaimedLeg leg) {
        List<ToolSpecification> tools = List.of(
                ToolSpecification.builder().name("read").build(),
                ToolSpecification.builder().name("edit").build());
        return new Conversation(
                leg, new OfferedTools(tools, leg.template().spec().tools(), AuthoredDocument.class));
    }

    static String failure(Step step) {
        return ((Failed) ((Ending.Stopped) ((Step.EndLeg) step).ending()).turn()).reason();
    }

    static String pause(Step step) {
        return ((TurnBody.Paused) ((Ending.Stopped) ((Step.EndLeg) step).ending()).turn()).reason();
    }

    static List<String> texts(Step.CallModel step) {
        return step.messages().stream().map(SampleConversation::text).toList();
    }

    private static String text(ChatMessage message) {
        return switch (message) {
            case UserMessage user -> user.singleText();
            case ToolExecutionResultMessage result -> result.text();
            case AiMessage reply -> String.valueOf(reply.text());
            default -> message.toString();
        };
    }
}
