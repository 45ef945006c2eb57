package dev.lockstep.agent.models;

import org.jspecify.annotations.Nullable;

/** Carries a fault through LangChain4j, which passes on runtime exceptions that it does not know. */
final class CallFaultException extends RuntimeException {
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
