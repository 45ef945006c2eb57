package dev.lockstep.agent.models;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.lockstep.contracts.legs.TurnBody.ModelReply;
import dev.lockstep.contracts.workflow.PhaseName;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;

/** The models of {@link ModelsConfig} for the phases of {@link RolesConfig}, checked when the service starts. */
@Startup(ConfiguredModels.BEFORE_WORK_COMES)
@ApplicationScoped
public class ConfiguredModels implements ModelGateway {
    /** Before the scheduler (0) and Kafka (1000) bring work. */
    static final int BEFORE_WORK_COMES = -50;

    private final OpenAiProvider provider;
    private final ModelCatalog catalog;

    /** @throws WrongModelConfigurationException when a setting cannot be right */
    @Inject
    public ConfiguredModels(ModelsConfig models, RolesConfig roles) {
        this(models, roles, OpenAiProvider.real());
    }

    ConfiguredModels(ModelsConfig models, RolesConfig roles, OpenAiProvider provider) {
        this.provider = provider;
        this.catalog = ModelCatalog.of(models, roles, provider::model);
    }

    @Override
    public ModelReply call(PhaseName phase, List<ChatMessage> messages, List<ToolSpecification> tools) {
        return catalog.modelOf(phase).call(messages, tools);
    }

    @Override
    public int window(PhaseName phase) {
        return catalog.modelOf(phase).window();
    }

    /** Cancels the calls in flight. */
    @PreDestroy
    void close() {
        provider.close();
    }
}
