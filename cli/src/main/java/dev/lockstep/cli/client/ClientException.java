package dev.lockstep.cli.client;

/** Why a command could not be carried out; each kind has its exit code. */
public abstract sealed class ClientException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ClientException(String message) {
        super(message);
    }

    /** What a person reads; never null, unlike an exception's message in general. */
    public String explanation() {
        return String.valueOf(getMessage());
    }

    /** The tracker understood and refused. */
    public static final class Refused extends ClientException {
        private static final long serialVersionUID = 1L;

        public Refused(String message) {
            super(message);
        }
    }

    /** The command itself makes no sense. */
    public static final class Usage extends ClientException {
        private static final long serialVersionUID = 1L;

        public Usage(String message) {
            super(message);
        }
    }

    /** No tracker answers. */
    public static final class Unreachable extends ClientException {
        private static final long serialVersionUID = 1L;

        public Unreachable(String message) {
            super(message);
        }
    }

    /** The tracker does not know who asks. */
    public static final class NotSignedIn extends ClientException {
        private static final long serialVersionUID = 1L;

        public NotSignedIn(String message) {
            super(message);
        }
    }
}
