package dev.lockstep.agent.commands;

/** Runs nothing, because there is no sandbox on this machine and nobody waived it. */
public final class RefusingRunner implements CommandRunner {
    private final CommandRefusedException noBubblewrap;
    private final CommandRefusedException noContainer;

    /** The reasons are why neither sandbox works. */
    RefusingRunner(CommandRefusedException noBubblewrap, CommandRefusedException noContainer) {
        this.noBubblewrap = noBubblewrap;
        this.noContainer = noContainer;
    }

    @Override
    public Result run(Request request) {
        throw new CommandRefusedException("Commands are refused: " + noBubblewrap.getMessage() + "; "
                + noContainer.getMessage()
                + ". Install bubblewrap (Debian, Ubuntu: apt-get install bubblewrap; Fedora: dnf install bubblewrap) and"
                + " allow unprivileged user namespaces, or name an image for docker or podman by LOCKSTEP_SANDBOX_IMAGE,"
                + " or, for a project whose commands you trust, set LOCKSTEP_SANDBOX=none.");
    }
}
