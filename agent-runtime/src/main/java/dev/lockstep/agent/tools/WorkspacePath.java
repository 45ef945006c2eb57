package dev.lockstep.agent.tools;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/**
 * A place inside the workspace, whether or not something is there yet.
 *
 * @param real the place with all symbolic links followed; inside the workspace and outside every {@code .git}
 * @param name the same from the workspace's root, with {@code /}; empty for the root itself
 */
record WorkspacePath(Path real, String name) {
    /** Where the given path leads, or a refusal: it is checked link by link, as a command may have made any of them. */
    static WorkspacePath of(Path root, String given) throws IOException {
        Path realRoot = root.toRealPath();
        Path place = realRoot;
        for (Path part : relative(given)) {
            place = follow(place.resolve(part), given);
            if (!place.startsWith(realRoot)) {
                throw new RefusedCallException(
                        given + " leads out of the workspace by a symbolic link. Use another path.");
            }
        }
        Path inside = realRoot.relativize(place);
        refuseGit(inside, given);
        return new WorkspacePath(place, inside.toString());
    }

    /** The same, of a file that is there. */
    static WorkspacePath ofFile(Path root, String given) throws IOException {
        WorkspacePath path = of(root, given);
        if (Files.isDirectory(path.real)) {
            throw new RefusedCallException(given + " is a folder. Use list to see what is in it.");
        }
        if (!Files.exists(path.real)) {
            throw new RefusedCallException("There is no file " + given + ". Use list or search to find the path.");
        }
        path.refuseSpecial(given);
        return path;
    }

    /** Pipes and devices would block, or never end. */
    void refuseSpecial(String given) {
        boolean special = Files.exists(real) && !Files.isRegularFile(real) && !Files.isDirectory(real);
        if (special) {
            throw new RefusedCallException(given + " is neither a file nor a folder.");
        }
    }

    private static Path relative(String given) {
        Path path = parse(given);
        if (path.isAbsolute()) {
            throw new RefusedCallException(
                    given + " is absolute. Give the path from the workspace's root, as in src/App.java.");
        }
        for (Path part : path) {
            if (part.toString().equals("..")) {
                throw new RefusedCallException(
                        given + " contains \"..\". Give the path from the workspace's root without it.");
            }
        }
        refuseGit(path, given);
        return path.normalize();
    }

    private static Path parse(String given) {
        try {
            return Path.of(given);
        } catch (InvalidPathException e) {
            throw new RefusedCallException("That is no path: " + e.getReason() + ".");
        }
    }

    private static Path follow(Path place, String given) throws IOException {
        if (!Files.isSymbolicLink(place)) {
            return place;
        }
        if (!Files.exists(place)) {
            throw new RefusedCallException(given + " passes a symbolic link that leads nowhere. Use another path.");
        }
        return place.toRealPath();
    }

    private static void refuseGit(Path path, String given) {
        for (Path part : path) {
            if (part.toString().equalsIgnoreCase(".git")) {
                throw new RefusedCallException(given + " is inside .git, which tools never touch.");
            }
        }
    }

    /** Whether something is there, a symbolic link to nowhere included. */
    boolean exists() {
        return Files.exists(real, LinkOption.NOFOLLOW_LINKS);
    }
}
