package dev.lockstep.tracker.templates;

import java.util.List;
import java.util.regex.Pattern;

/** The shape of paths inside a repository, where {@code ${cycle}} stands for the cycle's id. */
final class RepositoryPath {
    static final String CYCLE = "${cycle}";

    private static final Pattern FILE = Pattern.compile("(?:[\\w.-]+/)*[\\w.-]*\\w\\.\\w+");
    private static final Pattern FOLDER = Pattern.compile("(?:[\\w.-]+/)+");

    private RepositoryPath() {}

    /** A relative path with an extension that stays inside the repository. */
    static boolean isFile(String path) {
        return fits(FILE, path);
    }

    /** A relative path that ends in a slash and stays inside the repository. */
    static boolean isFolder(String path) {
        return fits(FOLDER, path);
    }

    private static boolean fits(Pattern pattern, String path) {
        return pattern.matcher(path.replace(CYCLE, "cycle")).matches()
                && List.of(path.split("/", -1)).stream().noneMatch(part -> part.equals("..") || part.equals("."));
    }
}
