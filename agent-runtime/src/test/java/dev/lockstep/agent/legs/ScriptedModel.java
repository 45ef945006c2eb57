package dev.lockstep.agent.legs;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.lockstep.agent.models.ModelCallException;
import dev.lockstep.agent.models.ModelGateway;
import dev.lockstep.contracts.legs.TurnBody.ModelReply;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** Gives the replies it was told to give, then thinks until it is interrupted, as a real call would be. */
final class ScriptedModel implements ModelGateway {
    private final Queue<ModelReply> replies = new ArrayDeque<>();
    private final List<List<ChatMessage>> calls = new CopyOnWriteArrayList<>();
    private final CountDownLatch never = new CountDownLatch(1);
    private final CountDownLatch thinking = new CountDownLatch(1);

    ScriptedModel replies(ModelReply... next) {
        replies.addAll(List.of(next));
        return this;
    }

    List<List<ChatMessage>> calls() {
        return calls;
    }

    boolean isThinking() {
        return thinking.getCount() == 0;
    }

    @Override
    public ModelReply call(PhaseName phase, List<ChatMessage> messages, List<ToolSpecification> tools) {
        calls.add(List.copyOf(messages));
        ModelReply next = replies.poll();
        return next == null ? think() : next;
    }

    private ModelReply think() {
        thinking.countDown();
        try {
            never.await();
            throw new IllegalStateException("Nothing counts this latch down");
        } catch (InterruptedException e) {
            // The flag stays down, as after a library that swallows it: only the stop signal still knows.
            throw new ModelCallException("The call was cancelled", e);
        }
    }

    @Override
    public int window(PhaseName phase) {
        return 128_000;
    }
}
