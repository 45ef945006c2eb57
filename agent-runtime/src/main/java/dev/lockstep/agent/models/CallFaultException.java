package dev.lockstep.agent.models;

import dev.langchain4j.exception.NonRetriableException;
import org.jspecify.annotations.Nullable;

/** Carries a fault through LangChain4j, which passes this kind on untouched and leaves retries to us. */
final class CallFaultException extends NonRetriableException {
    private static final long serialVersionUID = 1L;

    private final transient CallFault fault;

    CallFaultException(CallFault fault, @Nullable Throwable cause) {
        super(fault.toString(), cause);
        this.fault = fault;
    }

    CallFault fault() {
        return fault;
    }
}
