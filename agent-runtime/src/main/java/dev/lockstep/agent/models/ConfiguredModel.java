package dev.lockstep.agent.models;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.lockstep.contracts.Cost;
import dev.lockstep.contracts.legs.TurnBody.ModelReply;
import dev.lockstep.contracts.legs.Usage;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jboss.logging.Logger;

/** A named model: refuses what cannot fit, calls, and tries again within the policy's bounds. */
final class ConfiguredModel {
    private static final Logger LOG = Logger.getLogger(ConfiguredModel.class);

    private final ModelSettings settings;
    private final ProviderModel provider;
    private final RetryPolicy policy;
    private final Pacing pacing;
    private final RandomGenerator random;
    private final Replies replies;
    private final FaultReport report;

    ConfiguredModel(
            ModelSettings settings, ProviderModel provider, RetryPolicy policy, Pacing pacing, RandomGenerator random) {
        this.settings = settings;
        this.provider = provider;
        this.policy = policy;
        this.pacing = pacing;
        this.random = random;
        this.replies = new Replies(settings);
        this.report = new FaultReport(settings);
    }

    int window() {
        return settings.window();
    }

    ModelReply call(List<ChatMessage> messages, List<ToolSpecification> tools) {
        PromptSize size = PromptSize.of(messages, tools);
        if (size.exceeds(settings.window())) {
            throw new ModelCallException(report.promptOver(size.tokens()));
        }
        return new Tries(messages, tools).reply();
    }

    /** One call with its tries. */
    private final class Tries {
        private final List<ChatMessage> messages;
        private final List<ToolSpecification> tools;
        private final Duration begun = pacing.elapsed();
        private Usage wasted = new Usage(0, 0, 0);

        Tries(List<ChatMessage> messages, List<ToolSpecification> tools) {
            this.messages = messages;
            this.tools = tools;
        }

        ModelReply reply() {
            for (int made = 1; ; made++) {
                try {
                    return attempt();
                } catch (CallFaultException e) {
                    pauseOrGiveUp(e, made);
                }
            }
        }

        private ModelReply attempt() {
            ChatResponse response = provider.chat(messages, tools);
            Usage usage = plus(wasted, replies.usage(messages, tools, response));
            if (Replies.isEmpty(response)) {
                wasted = usage;
                throw new CallFaultException(new CallFault.Empty(usage), null);
            }
            ModelReply reply = replies.reply(response, usage, spent());
            String price = usage.cost() == 0 ? "" : " for " + Cost.text(usage.cost());
            LOG.infof("%s replied in %d ms%s", settings, reply.millis(), price);
            return reply;
        }

        private void pauseOrGiveUp(CallFaultException e, int made) {
            Optional<Duration> pause = policy.pauseAfter(made, spent(), e.fault(), random);
            if (pause.isEmpty()) {
                throw new ModelCallException(report.of(e.fault(), made, spent()), e);
            }
            LOG.warnf(
                    "%s Next try in %d ms.",
                    report.passing(e.fault()), pause.get().toMillis());
            try {
                pacing.pause(pause.get());
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ModelCallException(report.of(new CallFault.Interrupted(), made, spent()), interrupted);
            }
        }

        private Duration spent() {
            return pacing.elapsed().minus(begun);
        }

        private static Usage plus(Usage a, Usage b) {
            return new Usage(
                    a.inputTokens() + b.inputTokens(), a.outputTokens() + b.outputTokens(), a.cost() + b.cost());
        }
    }
}
