package dev.lockstep.contracts;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The identity of a commit's code: its files without Lockstep's own documents, so that a review's commit does not void
 * the evidence gathered for the code it reviews.
 */
public final class CodeTree {
    private static final List<String> DOCUMENT_FOLDERS = List.of("docs/reviews/", "docs/post-mortems/");

    /** The one character that no path can hold, so that no file name can pass for several entries. */
    private static final String SEPARATOR = "\0";

    private CodeTree() {}

    /** A tracked file: path from the repository's root, Git file mode in octal, Git blob id. */
    public record Entry(String path, String mode, String blob) {}

    /** The SHA-256 of the sorted entries that are code. */
    public static String digest(Stream<Entry> entries) {
        String listing = entries.filter(entry -> !isDocument(entry.path()))
                .map(entry -> entry.mode() + " " + entry.blob() + " " + entry.path())
                .sorted()
                .collect(Collectors.joining(SEPARATOR));
        return Sha256.of(listing);
    }

    /** Whether a path is one of Lockstep's own documents: the living documents, the reviews, the post-mortems. */
    public static boolean isDocument(String path) {
        return LivingDocuments.ALL.contains(path) || DOCUMENT_FOLDERS.stream().anyMatch(path::startsWith);
    }
}
