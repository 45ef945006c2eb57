package dev.lockstep.tracker.documents;

import java.util.List;
import java.util.Locale;

/** The headings of a Markdown document, in order. */
public record Headings(List<Heading> all) {
    /** A heading's level, from 1, and its text. */
    public record Heading(int level, String text) {}

    public static Headings of(String markdown) {
        return new Headings(MarkdownBlocks.of(markdown, org.commonmark.node.Heading.class)
                .map(heading -> new Heading(heading.getLevel(), MarkdownBlocks.text(heading)))
                .toList());
    }

    /** Whether there is a heading of that text, in whatever case and spacing. */
    public boolean contains(String text) {
        return all.stream().anyMatch(heading -> fold(heading.text()).equals(fold(text)));
    }

    private static String fold(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }
}
