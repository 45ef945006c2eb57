package dev.lockstep.contracts;

/** How large what people and agents send may be; a client that knows it can name the file that is too large. */
public final class RequestLimits {
    /** UTF-16 units of the request's own text. */
    public static final int TEXT = 64 * 1024;

    /** UTF-16 units of an attachment. */
    public static final int ATTACHMENT = 256 * 1024;

    /** Attachments of a request. */
    public static final int ATTACHMENTS = 10;

    /** UTF-16 units of a comment, an answer or a reason. */
    public static final int COMMENT = 16 * 1024;

    /** Bytes of any call's body; the tracker's {@code quarkus.http.limits.max-body-size}. */
    public static final int BODY = 8 * 1024 * 1024;

    /** UTF-8 bytes of the log of a run; an agent keeps no more of a command's output. */
    public static final int LOG = 256 * 1024;

    private RequestLimits() {}
}
