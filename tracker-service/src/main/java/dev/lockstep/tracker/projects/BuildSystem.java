package dev.lockstep.tracker.projects;

import java.util.List;

/** Knows one way of building software by its files. */
interface BuildSystem {
    /** The commands of a repository that is built this way; none when it is not. */
    List<ProposedCommand> propose(RepositoryFiles files);
}
