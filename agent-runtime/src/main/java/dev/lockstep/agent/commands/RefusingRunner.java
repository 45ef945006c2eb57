package dev.lockstep.agent.commands;

/** Runs nothing, because there is no sandbox on this machine and nobody waived it. */
public final class RefusingRunner implements CommandRunner {
    private final CommandRefusedException reason;

    /** The reason is why the sandbox does not work. */
    public RefusingRunner(CommandRefusedException reason) {
        this.reason = reason;
    }

    @Override
    public Result run(Request request) {
        throw new CommandRefusedException("Commands are refused: " + reason.getMessage()
                + ". Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap) and"
                + " allow unprivileged user namespaces, or, for a project whose commands you trust, set"
                + " LOCKSTEP_SANDBOX=none.");
    }
}
