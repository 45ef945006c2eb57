package dev.lockstep.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The checkout's files as text, and what its Markdown says in links, headings and code. */
record Documents(Path root) {
    private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\n(.*?)^```");
    private static final Pattern SPAN = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern LINK = Pattern.compile("(?<!!)\\[[^\\]\\n]*]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    /** Those of the checkout that the test runs in. */
    static Documents here() {
        Path folder = Path.of("").toAbsolutePath();
        return Stream.iterate(folder, path -> path != null, Path::getParent)
                .filter(path -> Files.exists(path.resolve("mvnw")))
                .findFirst()
                .map(Documents::new)
                .orElseThrow(() -> new IllegalStateException("No checkout is around " + folder));
    }

    /** Files below a folder of the checkout whose name ends so, but nothing that was built or is hidden. */
    List<Path> files(String below, String ending) {
        Path base = root.resolve(below);
        try (Stream<Path> found = Files.walk(base)) {
            return found.filter(file -> file.toString().endsWith(ending))
                    .filter(file -> Stream.iterate(root.relativize(file), path -> path != null, Path::getParent)
                            .map(path -> String.valueOf(path.getFileName()))
                            .noneMatch(name -> name.startsWith(".") || name.equals("target")))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String path) {
        return text(root.resolve(path));
    }

    /** The Markdown that speaks of Lockstep itself; templates and examples speak of other repositories. */
    List<Path> own() {
        return files("", ".md").stream()
                .filter(file -> !root.relativize(file).startsWith("examples"))
                .filter(file -> !root.relativize(file).startsWith("sessions"))
                .toList();
    }

    /** The Markdown whose links lead to files here; a script's files get their place only when they are played. */
    List<Path> linking() {
        return files("", ".md").stream()
                .filter(file -> !root.relativize(file).toString().matches("examples/[^/]+/script/.*"))
                .toList();
    }

    /** The targets of links, outside code. */
    static List<String> links(String markdown) {
        String prose = SPAN.matcher(FENCE.matcher(markdown).replaceAll("")).replaceAll("code");
        return all(LINK, prose);
    }

    /** What stands between backticks within a line. */
    static List<String> spans(String markdown) {
        return all(SPAN, FENCE.matcher(markdown).replaceAll(""));
    }

    /** The lines of fenced blocks of shell commands. */
    static List<String> shellLines(String markdown) {
        List<String> lines = new ArrayList<>();
        FENCE.matcher(markdown)
                .results()
                .filter(block -> block.group(1).equals("sh"))
                .forEach(block -> block.group(2).lines().forEach(lines::add));
        return lines;
    }

    /** The anchors that a host makes of the headings. */
    static List<String> anchors(String markdown) {
        return all(HEADING, FENCE.matcher(markdown).replaceAll("")).stream()
                .map(heading -> heading.toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    /** The first groups of all matches. */
    static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
    }

    /** {@code dataDir} and {@code DataDir} as {@code data-dir}. */
    static String kebab(String name) {
        return name.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT);
    }
}
