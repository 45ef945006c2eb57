package dev.lockstep.agent.workspace;

import java.nio.file.Path;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;

/**
 * The working tree of one attempt. Every method throws {@link WorkspaceException} when Git or the disk does not do its
 * part.
 */
public interface Workspace extends AutoCloseable {
    /** The folder that tools and commands work in. It holds no Git directory: nothing a model writes can configure Git. */
    Path root();

    /** The project's cache on this machine, kept between sessions. */
    Path cache();

    /** The bytes of a file in the tree; empty if there is none, or if it is a link that leads out of the tree. */
    Optional<byte[]> file(String path);

    /** Commits the tree and pushes it to the attempt's ref, if it differs from the last snapshot; returns the commit. */
    Optional<String> snapshot();

    /**
     * The work as one commit on top of the start commit, pushed to the attempt's ref; the start commit itself if nothing
     * was changed.
     */
    String finish(CommitText text);

    /** The digest of the tree's code. */
    String codeTree();

    /** The unified diff from the commit at which the cycle began, cut at a bound with a note. */
    String diff();

    /** The numbers of the lines that are other than at the commit at which the cycle began, from 1, by path. */
    Map<String, BitSet> changedLines();

    /** Removes the folder, or leaves it to the next start if that fails. What was pushed stays. Throws nothing. */
    @Override
    void close();
}
