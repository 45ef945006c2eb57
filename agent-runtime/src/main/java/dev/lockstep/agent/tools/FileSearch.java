package dev.lockstep.agent.tools;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** One search through a workspace's files, line by line, bounded in time, matches and text. */
final class FileSearch {
    static final int MAX_MATCHES = 100;

    private static final int MAX_CHARACTERS = 24_000;
    private static final int MAX_LINE = 2_000;
    private static final int MAX_SHOWN = 200;
    private static final Duration TIME = Duration.ofSeconds(5);

    private final SourceTree tree;
    private final Pattern pattern;
    private final Optional<FastIgnoreRule> glob;
    private final int context;
    private final Deadline deadline = Deadline.after(TIME);
    private final List<String> shown = new ArrayList<>();
    private int matches;
    private int characters;

    /** The glob is one of a {@code .gitignore}; {@code context} lines are shown before and behind each match. */
    FileSearch(SourceTree tree, Pattern pattern, Optional<String> glob, int context) {
        this.tree = tree;
        this.pattern = pattern;
        this.glob = glob.map(FastIgnoreRule::new);
        this.context = context;
    }

    /** Searches a file, or all files below a folder. */
    String in(Path place) throws IOException {
        try {
            if (Files.isDirectory(place)) {
                tree.visit(place, this::file);
            } else {
                file(place);
            }
        } catch (Deadline.PassedException | StackOverflowError e) {
            throw new RefusedCallException("The search took too long. Use a simpler pattern, without nested repetition,"
                    + " or search one folder.");
        }
        return answer();
    }

    private String answer() {
        if (shown.isEmpty()) {
            return "No line matches.";
        }
        String found = String.join("\n", shown);
        return isFull() ? found + "\n[stopped at " + matches + " matches]" : found;
    }

    private boolean isFull() {
        return matches >= MAX_MATCHES || characters >= MAX_CHARACTERS;
    }

    private boolean file(Path file) {
        try {
            if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
                    || Files.size(file) > TextFile.MAX_BYTES
                    || !glob.map(rule -> rule.isMatch(tree.name(file), false, true))
                            .orElse(true)) {
                return true;
            }
            TextFile text = new TextFile(tree.name(file), Files.readAllBytes(file));
            if (!text.isBinary()) {
                lines(text.name(), text.shown().lines().toList());
            }
            return !isFull();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A match is shown as {@code path:12: text}, its context as {@code path-11- text}; a gap between as {@code --}. */
    private void lines(String name, List<String> lines) {
        int next = 0;
        for (int i = 0; i < lines.size() && !isFull(); i++) {
            if (!matches(lines.get(i))) {
                continue;
            }
            int from = Math.max(next, i - context);
            boolean apart = next == 0 || from > next;
            if (context > 0 && apart && !shown.isEmpty()) {
                show("--");
            }
            for (int before = from; before < i; before++) {
                show(name, '-', before, lines);
            }
            show(name, ':', i, lines);
            matches++;
            int behind = i + 1;
            while (behind < lines.size() && behind <= i + context && !matches(lines.get(behind))) {
                show(name, '-', behind++, lines);
            }
            next = behind;
        }
    }

    private boolean matches(String line) {
        String start = line.length() > MAX_LINE ? line.substring(0, MAX_LINE) : line;
        return pattern.matcher(deadline.watching(start)).find();
    }

    private void show(String name, char mark, int line, List<String> lines) {
        String text = lines.get(line);
        // Indentation tells where a line belongs only beside its neighbours.
        String told = Excerpt.start(context > 0 ? text.stripTrailing() : text.strip(), MAX_SHOWN);
        show(name + mark + (line + 1) + mark + " " + told);
    }

    private void show(String line) {
        shown.add(line);
        characters += line.length() + 1;
    }
}
