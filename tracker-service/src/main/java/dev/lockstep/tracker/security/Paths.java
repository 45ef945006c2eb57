package dev.lockstep.tracker.security;

/** Which paths are pages for people's browsers; all others are for programs, and take a token with each request. */
public final class Paths {
    private Paths() {}

    public static boolean isPage(String path) {
        return !isBelow(path, "/api") && !isBelow(path, "/q");
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
