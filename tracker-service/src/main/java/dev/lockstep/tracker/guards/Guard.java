package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import java.util.List;

/** Looks for one kind of thing in a change that a person should hear of. */
interface Guard {
    List<FindingClaim> inspect(Change change);
}
