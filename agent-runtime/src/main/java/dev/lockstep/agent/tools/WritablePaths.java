package dev.lockstep.agent.tools;

import dev.lockstep.contracts.CodeTree;
import java.util.List;
import java.util.Locale;

/** Which paths a session may change. What steers its own cycle is never among them unless it is named outright. */
record WritablePaths(List<String> entries) {
    private static final String EVERYTHING = "*";
    private static final List<String> STEERING = List.of(".lockstep/", "sessions/");

    void require(String path) {
        if (!allows(path)) {
            throw new RefusedCallException("This session may not change " + path + ". It may change: "
                    + (entries.isEmpty() ? "nothing" : String.join(", ", entries)) + ".");
        }
    }

    boolean allows(String path) {
        return entries.stream().anyMatch(entry -> allows(entry, path));
    }

    private static boolean allows(String entry, String path) {
        if (entry.equals(EVERYTHING)) {
            return !CodeTree.isDocument(path) && !steers(path);
        }
        return entry.endsWith("/") ? path.startsWith(entry) : path.equals(entry);
    }

    /** Without regard to case, because some file systems have none. */
    private static boolean steers(String path) {
        String lower = path.toLowerCase(Locale.ROOT);
        return STEERING.stream().anyMatch(folder -> (lower + "/").startsWith(folder));
    }
}
