package dev.lockstep.tracker.git;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The full names of the refs that hold a cycle's work until it is over. */
public final class WorkRefs {
    private static final String LEGS = "refs/heads/lockstep-legs/";
    private static final String MERGES = "refs/heads/lockstep-merge/";
    private static final Pattern WORK =
            Pattern.compile("refs/heads/lockstep-(?:legs|merge)/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:-.*)?");

    private WorkRefs() {}

    /** The only ref that an attempt at a leg may push to. */
    public static String ofAttempt(UUID cycle, String leg, int attempt) {
        return LEGS + cycle + "-" + leg + "-" + attempt;
    }

    /**
     * Where the tracker keeps a session's work on top of what landed before it, that often by now. No leg has a session's id,
     * and a step that is repeated late can't put an earlier one in the place of a later.
     */
    public static String ofPicked(UUID cycle, String session, int times) {
        return LEGS + cycle + "-" + session + "-" + times;
    }

    static String ofMerge(UUID cycle) {
        return MERGES + cycle;
    }

    /** The cycle that a ref of such a name belongs to. */
    static Optional<UUID> cycleOf(String ref) {
        Matcher work = WORK.matcher(ref);
        return work.matches() ? Optional.of(UUID.fromString(work.group(1))) : Optional.empty();
    }
}
