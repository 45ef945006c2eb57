package dev.lockstep.agent.commands;

/** A command was not run because nothing would lock it up. */
public final class CommandRefusedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public CommandRefusedException(String message) {
        super(message);
    }
}
