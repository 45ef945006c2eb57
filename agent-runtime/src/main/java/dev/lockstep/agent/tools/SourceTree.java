package dev.lockstep.agent.tools;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.eclipse.jgit.ignore.IgnoreNode;

/** The files of a workspace that belong to the project: never {@code .git}, and what a {@code .gitignore} names at will. */
final class SourceTree {
    private static final int MAX_DEPTH = 64;

    private final Path root;
    private final boolean ignoredToo;

    SourceTree(Path root, boolean ignoredToo) throws IOException {
        this.root = root.toRealPath();
        this.ignoredToo = ignoredToo;
    }

    /**
     * Visits files and symbolic links below a folder in order of their names, without following links, until the
     * visitor has seen enough.
     *
     * @param visitor gets the file and returns whether to go on
     */
    void visit(Path folder, Predicate<Path> visitor) throws IOException {
        List<Rules> rules = new ArrayList<>();
        Path above = root;
        for (Path part : root.relativize(folder)) {
            rules = with(rules, above);
            above = above.resolve(part);
        }
        visit(folder, rules, visitor, 0);
    }

    String name(Path file) {
        return root.relativize(file).toString();
    }

    private boolean visit(Path folder, List<Rules> above, Predicate<Path> visitor, int depth) throws IOException {
        List<Rules> rules = with(above, folder);
        for (Path entry : sorted(folder)) {
            boolean isFolder = Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS);
            if (entry.getFileName().toString().equalsIgnoreCase(".git") || ignored(rules, entry, isFolder)) {
                continue;
            }
            boolean goOn =
                    isFolder ? depth >= MAX_DEPTH || visit(entry, rules, visitor, depth + 1) : visitor.test(entry);
            if (!goOn) {
                return false;
            }
        }
        return true;
    }

    /** The innermost folder's rules win, as in Git. */
    private boolean ignored(List<Rules> rules, Path entry, boolean isFolder) {
        if (ignoredToo) {
            return false;
        }
        for (Rules ruling : rules.reversed()) {
            Boolean ignored =
                    ruling.node.checkIgnored(ruling.folder.relativize(entry).toString(), isFolder);
            if (ignored != null) {
                return ignored;
            }
        }
        return false;
    }

    private static List<Rules> with(List<Rules> rules, Path folder) throws IOException {
        Path file = folder.resolve(".gitignore");
        if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > TextFile.MAX_BYTES) {
            return rules;
        }
        IgnoreNode node = new IgnoreNode();
        try (InputStream in = Files.newInputStream(file)) {
            node.parse(in);
        }
        List<Rules> more = new ArrayList<>(rules);
        more.add(new Rules(folder, node));
        return more;
    }

    private static List<Path> sorted(Path folder) throws IOException {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(folder)) {
            found.forEach(entries::add);
        }
        entries.sort(null);
        return entries;
    }

    private record Rules(Path folder, IgnoreNode node) {}
}
