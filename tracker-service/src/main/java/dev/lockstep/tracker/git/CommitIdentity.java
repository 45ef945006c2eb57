package dev.lockstep.tracker.git;

import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.jgit.lib.PersonIdent;

/** In whose name the tracker commits. */
public record CommitIdentity(String name, String email) {
    public static final CommitIdentity LOCKSTEP = new CommitIdentity("Lockstep", "lockstep@localhost");

    PersonIdent at(Instant date) {
        return new PersonIdent(name, email, date, ZoneOffset.UTC);
    }
}
