package dev.lockstep.tracker.projects;

import java.util.List;
import java.util.Optional;

/** The files of a repository at one commit. */
public interface RepositoryFiles {
    /** The paths of all regular files, in order. */
    List<String> paths();

    /** A file's text; empty when there is no such file, or it is too large to be a build file. */
    Optional<String> text(String path);

    default boolean has(String path) {
        return paths().contains(path);
    }
}
