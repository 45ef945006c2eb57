package dev.lockstep.agent.models;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.exception.ContentFilteredException;
import dev.langchain4j.exception.InternalServerException;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import java.util.List;

/** One call of a provider by LangChain4j, with every way to fail brought down to a {@link CallFault}. */
final class ProviderModel {
    private final ChatModel model;

    ProviderModel(ChatModel model) {
        this.model = model;
    }

    /** @throws CallFaultException when there is no reply */
    ChatResponse chat(List<ChatMessage> messages, List<ToolSpecification> tools) {
        try {
            return model.chat(ChatRequest.builder()
                    .messages(messages)
                    .toolSpecifications(tools)
                    .build());
        } catch (CallFaultException e) {
            throw e;
        } catch (ContentFilteredException e) {
            throw new CallFaultException(new CallFault.Withheld("the provider's content filter"), e);
        } catch (InternalServerException e) {
            // HTTP errors never get this far: here LangChain4j says that there are no choices.
            throw new CallFaultException(new CallFault.NotUnderstood("no choices in the reply"), e);
        } catch (NullPointerException e) {
            // JSON, but not of the agreed shape (a choice without a message, or null): LangChain4j does not check.
            throw new CallFaultException(new CallFault.NotUnderstood("fields are missing in the reply"), e);
        } catch (RuntimeException e) {
            if (e.getCause() instanceof JsonProcessingException broken) {
                throw new CallFaultException(new CallFault.NotUnderstood(where(broken)), e);
            }
            if (Thread.currentThread().isInterrupted()) {
                throw new CallFaultException(new CallFault.Interrupted(), e);
            }
            throw e;
        }
    }

    /** The place alone: the parser's own message quotes the body. */
    private static String where(JsonProcessingException broken) {
        JsonLocation place = broken.getLocation();
        return place == null
                ? "the JSON has other types than agreed"
                : "broken JSON at line " + place.getLineNr() + ", column " + place.getColumnNr();
    }
}
