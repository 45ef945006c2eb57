package dev.lockstep.agent.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Optional;
import java.util.Set;

/**
 * A file as it shall be.
 *
 * @param content empty where there shall be none
 * @param permissions empty: the usual
 */
record StagedFile(WorkspacePath path, Optional<byte[]> content, Optional<Set<PosixFilePermission>> permissions) {
    static StagedFile asItIs(WorkspacePath path) throws IOException {
        return new StagedFile(
                path,
                Optional.of(TextFile.read(path).bytes()),
                Optional.of(Files.getPosixFilePermissions(path.real())));
    }

    static StagedFile absent(WorkspacePath path) {
        return new StagedFile(path, Optional.empty(), Optional.empty());
    }

    StagedFile holding(byte[] bytes) {
        return new StagedFile(path, Optional.of(bytes), permissions);
    }

    StagedFile gone() {
        return new StagedFile(path, Optional.empty(), permissions);
    }

    StagedFile like(StagedFile other) {
        return new StagedFile(path, content, other.permissions);
    }

    /** Makes it so on the disk. */
    void apply(UndoableChanges changes) throws IOException {
        if (content.isEmpty()) {
            changes.delete(path.real());
        } else {
            changes.write(path.real(), content.get(), permissions);
        }
    }
}
