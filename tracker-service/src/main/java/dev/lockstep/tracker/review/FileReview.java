package dev.lockstep.tracker.review;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.tracker.git.ChangedText;
import dev.lockstep.tracker.review.Remarks.Remark;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * A file under review.
 *
 * @param change whether it is new, changed or gone
 * @param rows its lines with the remarks on them; none when it was not read
 * @param apart remarks on an earlier version of the file, and on lines that are not shown
 * @param rendered a document as HTML; empty for code
 * @param unread why there are no rows, in words; empty when there are
 * @param sha256 of its content, by which one can tell whether it was viewed
 */
public record FileReview(
        String path,
        String change,
        Redline redline,
        List<Row> rows,
        List<Remark> apart,
        String rendered,
        String unread,
        String sha256,
        boolean viewed) {
    /** Rows beyond which code is opened by a click. */
    private static final int MANY_ROWS = 300;

    /** A line with the remarks on it. */
    public record Row(Redline.Line line, List<Remark> remarks) {}

    /** The review of a file; {@code viewed} is the digest of the content that the person marked, {@code digest} the subject's. */
    static FileReview of(
            ChangedText text, boolean document, String digest, List<Remark> remarks, Optional<String> viewed) {
        String after = text.after().orElse("");
        Redline redline = Redline.of(text.before().orElse(""), after);
        List<Remark> own = remarks.stream()
                .filter(remark -> remark.path().equals(text.path()))
                .toList();
        List<Row> rows = text.unread().isPresent()
                ? List.of()
                : redline.lines().stream()
                        .map(line -> new Row(line, on(line, digest, own)))
                        .toList();
        List<Remark> placed =
                rows.stream().flatMap(row -> row.remarks().stream()).toList();
        String sha256 = Sha256.of(after.getBytes(StandardCharsets.UTF_8));
        return new FileReview(
                text.path(),
                change(text),
                redline,
                rows,
                own.stream().filter(remark -> !placed.contains(remark)).toList(),
                document ? Markdown.html(after) : "",
                text.unread().map(FileReview::why).orElse(""),
                sha256,
                viewed.equals(Optional.of(sha256)));
    }

    /** A name for the file's place on the page. */
    public String anchor() {
        return "f-" + Sha256.of(path).substring(0, 12);
    }

    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    public boolean isDocument() {
        return !rendered.isEmpty();
    }

    public boolean isLong() {
        return !isDocument() && rows.size() > MANY_ROWS;
    }

    private static List<Remark> on(Redline.Line line, String digest, List<Remark> remarks) {
        return line.kind() == Redline.Kind.FOLDED
                ? List.of()
                : remarks.stream()
                        .filter(remark -> remark.line() == line.number()
                                && remark.digest().equals(digest))
                        .filter(remark ->
                                remark.quote().isEmpty() || line.text().startsWith(remark.start()))
                        .toList();
    }

    private static String change(ChangedText text) {
        if (text.unread().isPresent()) {
            return "changed";
        }
        if (text.before().isEmpty()) {
            return "new";
        }
        return text.after().isEmpty() ? "gone" : "changed";
    }

    private static String why(ChangedText.Bound bound) {
        return switch (bound) {
            case FILE -> "The file is too large to be shown here; see it in the repository.";
            case CHANGE -> "The change is too large to be shown whole; see this file in the repository.";
            case NOT_TEXT -> "The file is no text.";
        };
    }
}
