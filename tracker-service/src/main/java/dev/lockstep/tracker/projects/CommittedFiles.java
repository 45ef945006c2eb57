package dev.lockstep.tracker.projects;

import dev.lockstep.tracker.git.ProjectRepository;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The files of a commit in a project's mirror. */
record CommittedFiles(ProjectRepository repository, String commit, List<String> paths) implements RepositoryFiles {
    /** Far more than any build file has; a lock file may be larger, but only its name counts. */
    private static final int LARGEST = 512 * 1024;

    CommittedFiles(ProjectRepository repository, String commit) {
        this(repository, commit, repository.files(commit, ""));
    }

    @Override
    public Optional<String> text(String path) {
        return has(path)
                ? repository
                        .read(commit, path)
                        .filter(bytes -> bytes.length <= LARGEST)
                        .map(bytes -> new String(bytes, StandardCharsets.UTF_8))
                : Optional.empty();
    }
}
