package dev.lockstep.tracker.guards;

/** How much of a change is looked at. What is beyond is named in a finding; see {@link Unchecked}. */
public final class Bounds {
    /** UTF-8 bytes of one side of a file. */
    public static final int FILE = 256 * 1024;

    /** UTF-8 bytes of all files of a change, both sides. */
    public static final long CHANGE = 4 * 1024 * 1024;

    /** Characters of a line that is looked at for secrets and commands. */
    static final int LINE = 4000;

    /** Characters of a test or of a method beside tests. */
    static final int ROUTINE = 20_000;

    /** Tests and methods beside them, on each side. */
    static final int ROUTINES = 3000;

    /** Methods that one test calls, directly or not. */
    static final int REACHED = 200;

    /** What one test checks, with the methods that it calls. */
    static final int ASSERTIONS = 1000;

    /** Pairs of assertions that are held against each other in one change. */
    static final int COMPARISONS = 500_000;

    /** Characters that patterns look at in one file, one as often as they do. */
    static final long FILE_STEPS = 40_000_000;

    /** As {@link #FILE_STEPS}, in all files of a change. */
    static final long CHANGE_STEPS = 200_000_000;

    private Bounds() {}
}
