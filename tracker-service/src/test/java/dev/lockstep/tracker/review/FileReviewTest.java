package dev.lockstep.tracker.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.git.ChangedText;
import dev.lockstep.tracker.review.Remarks.Remark;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A remark stands on its line as long as that is what it was written on, and apart from the file's lines otherwise. */
class FileReviewTest {
    private static final String DIGEST = "84fd";

    private static Remark on(int line, String quote, String digest) {
        return new Remark(1, digest, "a.txt", line, quote, "Why?");
    }

    private static FileReview review(String after, Remark remark) {
        ChangedText text = new ChangedText("a.txt", Optional.empty(), Optional.of(after), Optional.empty());
        return FileReview.of(text, false, DIGEST, List.of(remark), Optional.empty());
    }

    private static void standsOnLine(FileReview review, int line) {
        assertThat(review.rows().get(line - 1).remarks()).hasSize(1);
        assertThat(review.apart()).isEmpty();
    }

    private static void standsApart(FileReview review) {
        assertThat(review.rows()).allSatisfy(row -> assertThat(row.remarks()).isEmpty());
        assertThat(review.apart()).hasSize(1);
    }

    @Test
    void aRemarkStandsOnTheLineThatItQuotes() {
        standsOnLine(review("one\ntwo\n", on(2, "two", DIGEST)), 2);
        standsOnLine(review("one\ntwo\n", on(2, "", DIGEST)), 2);
        standsOnLine(review("x".repeat(400) + "\n", on(1, "x".repeat(300) + "…", DIGEST)), 1);
    }

    @Test
    void howAFormWritesALinesEndMakesNoDifference() {
        standsOnLine(review("one\r\ntwo\r\n", on(2, "two\r\n", DIGEST)), 2);
        standsOnLine(review("one\r\ntwo\r\n", on(2, "two", DIGEST)), 2);
    }

    @Test
    void aRemarkOnAnythingElseStandsApart() {
        standsApart(review("one\ntwo\n", on(2, "two", "of an earlier version")));
        standsApart(review("one\ntwo\n", on(2, "three", DIGEST)));
        standsApart(review("one\ntwo\n", on(9, "", DIGEST)));
    }
}
