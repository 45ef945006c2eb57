package dev.lockstep.localstack;

import java.nio.file.Path;
import java.time.Instant;

/** What the parts of one stack share with it. */
interface Supervision {
    Path logs();

    /** The folder that holds the leash's class alone, so that a child's class path gains nothing else. */
    Path leash();

    /** Refuses a launch once the stack is closing. */
    void refuseWhenClosing(String part);

    /** Records a process before anything else happens, so that the next start finds it even after a crash of this one. */
    void launched(String part, long pid, Instant started);

    /**
     * Says that a part ended by itself.
     *
     * @param what happened, in a few words
     * @param output the end of what the part said
     */
    void lost(Part part, String what, String output);
}
