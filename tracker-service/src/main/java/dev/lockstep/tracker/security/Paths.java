package dev.lockstep.tracker.security;

import java.util.regex.Pattern;

/** Which paths are pages for people's browsers; all others are for programs, and take a token with each request. */
public final class Paths {
    private static final Pattern PARAMETERS = Pattern.compile(";[^/]*");

    private Paths() {}

    /** Decides by what the router goes by: a parameter within a path, as in {@code /api;a=b/cycles}, makes no other path. */
    public static boolean isPage(String path) {
        String plain = PARAMETERS.matcher(path).replaceAll("");
        return !isBelow(plain, "/api") && !isBelow(plain, "/q");
    }

    private static boolean isBelow(String path, String root) {
        return path.equals(root) || path.startsWith(root + "/");
    }
}
