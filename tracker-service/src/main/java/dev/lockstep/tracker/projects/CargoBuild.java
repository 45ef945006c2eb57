package dev.lockstep.tracker.projects;

import java.util.List;

/** Rust, by {@code Cargo.toml}. */
final class CargoBuild implements BuildSystem {
    private static final String MANIFEST = "Cargo.toml";

    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        if (!files.has(MANIFEST)) {
            return List.of();
        }
        String locked = files.has("Cargo.lock") ? " --locked" : "";
        return List.of(
                new ProposedCommand("setup", "cargo fetch" + locked, MANIFEST),
                new ProposedCommand("build", "cargo build --offline --all-targets", MANIFEST),
                new ProposedCommand("test", "cargo test --offline", MANIFEST),
                new ProposedCommand("test-one", "cargo test --offline {test}", MANIFEST),
                new ProposedCommand("lint", "cargo clippy --offline -- -D warnings", MANIFEST));
    }
}
