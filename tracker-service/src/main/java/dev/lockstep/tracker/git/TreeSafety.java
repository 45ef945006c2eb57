package dev.lockstep.tracker.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectChecker;

/** Refuses entries that would reach out of a checkout: links outside, submodules, and paths into {@code .git}. */
final class TreeSafety {
    private final Commits commits;
    private final ObjectChecker checker = new ObjectChecker().setSafeForMacOS(true);

    TreeSafety(Commits commits) {
        this.commits = commits;
    }

    Optional<String> problem(TreeChange change) {
        if (change.newMode().equals(FileMode.MISSING)) {
            return Optional.empty();
        }
        if (!isSafePath(change.path())) {
            return Optional.of("The path " + printable(change.path()) + " is not allowed in a checkout. Rename it.");
        }
        if (change.newMode().equals(FileMode.GITLINK)) {
            return Optional.of(change.path() + " is a submodule. Add the files themselves, or a dependency.");
        }
        if (change.newMode().equals(FileMode.SYMLINK) && !staysInside(change)) {
            return Optional.of(change.path() + " is a link to a place outside the repository. Remove it.");
        }
        return Optional.empty();
    }

    private boolean isSafePath(String path) {
        try {
            checker.checkPath(path);
            return path.chars().noneMatch(Character::isISOControl);
        } catch (CorruptObjectException e) {
            return false;
        }
    }

    /**
     * Only leading {@code ..} are allowed: they climb through real folders of the tree. After a name, which may itself be
     * a link, {@code ..} leads where the text of the target does not tell.
     */
    private boolean staysInside(TreeChange link) {
        String target = target(link);
        if (target.startsWith("/") || target.isEmpty() || target.indexOf('\\') >= 0 || target.contains(":")) {
            return false;
        }
        long depth = link.path().chars().filter(c -> c == '/').count();
        List<String> segments = List.of(target.split("/", -1));
        long climbs = segments.stream().takeWhile(".."::equals).count();
        return climbs <= depth
                && segments.stream().skip(climbs).noneMatch(segment -> segment.equals("..") || isGit(segment));
    }

    private boolean isGit(String segment) {
        return !segment.isEmpty() && !segment.equals(".") && !isSafePath(segment);
    }

    private String target(TreeChange link) {
        try {
            return new String(commits.bytes(link.newBlob(), link.path()), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String printable(String path) {
        return path.replaceAll("\\p{Cntrl}", "?");
    }
}
