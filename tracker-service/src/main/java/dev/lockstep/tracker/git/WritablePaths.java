package dev.lockstep.tracker.git;

import dev.lockstep.contracts.CodeTree;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The paths that a session may change: files, folders ending in {@code /}, and {@code *} for the project's code. */
record WritablePaths(List<String> entries) {
    private static final String CODE = "*";

    /** What steers Lockstep itself is never code: a session must not soften the rules of the next one. */
    private static final List<String> SETTINGS_FOLDERS = List.of(".lockstep/", "sessions/");

    boolean allow(String path) {
        return entries.stream().anyMatch(entry -> covers(entry, path));
    }

    private static boolean covers(String entry, String path) {
        if (entry.equals(CODE)) {
            return isCode(path);
        }
        return entry.endsWith("/") ? path.startsWith(entry) : path.equals(entry);
    }

    /** Compared without case: on some file systems {@code Docs/Product-Spec.md} is the document. */
    private static boolean isCode(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return Stream.of(path, lower).noneMatch(CodeTree::isDocument)
                && SETTINGS_FOLDERS.stream().noneMatch(folder -> (lower + "/").startsWith(folder));
    }
}
