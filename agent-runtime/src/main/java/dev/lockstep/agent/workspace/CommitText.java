package dev.lockstep.agent.workspace;

import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.workflow.Task;
import java.util.Locale;
import java.util.regex.Pattern;

/** What the commit of a submission says: a first line, the summary, and trailers that name cycle and session. */
public record CommitText(String subject, String body, String cycle, String session) {
    private static final int SUBJECT_LENGTH = 72;
    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s|\\R");

    /** A summary must not pass for a trailer. */
    private static final Pattern OWN_TRAILER = Pattern.compile("(?im)^lockstep-(?=[a-z]+:)");

    /** The text for a leg's work, from the task's title or the phase and the summary's first sentence. */
    public static CommitText of(ClaimedLeg leg, String summary) {
        Task task = leg.task();
        String subject = task == null
                ? capitalized(leg.phase().label().replace('-', ' ')) + ": "
                        + SENTENCE_END.split(summary.strip(), 2)[0]
                : task.id() + ": " + task.title();
        return new CommitText(
                shortened(subject.replaceAll("\\s+", " ").strip()),
                OWN_TRAILER.matcher(summary.strip()).replaceAll("(Lockstep) "),
                leg.cycle().toString(),
                leg.session());
    }

    /** The whole commit message. */
    public String message() {
        return "%s\n\n%s\n\nLockstep-Cycle: %s\nLockstep-Session: %s\n".formatted(subject, body, cycle, session);
    }

    private static String shortened(String line) {
        return line.length() <= SUBJECT_LENGTH ? line : line.substring(0, SUBJECT_LENGTH - 1) + "…";
    }

    private static String capitalized(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }
}
