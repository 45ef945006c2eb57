package dev.lockstep.tracker.projects;

import java.util.List;

/** Go modules, by {@code go.mod}. */
final class GoBuild implements BuildSystem {
    private static final String MODULE = "go.mod";

    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        if (!files.has(MODULE)) {
            return List.of();
        }
        return List.of(
                new ProposedCommand("setup", "go mod download", MODULE),
                new ProposedCommand("build", "go build ./...", MODULE),
                new ProposedCommand("test", "go test ./...", MODULE),
                new ProposedCommand("test-one", "go test -run {test} ./...", MODULE),
                new ProposedCommand("lint", "go vet ./...", MODULE),
                new ProposedCommand(
                        "coverage", "go test -coverprofile=\"$LOCKSTEP_CACHE/coverage.out\" ./...", MODULE));
    }
}
