package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a change holds is read on both sides, as far as it is text and not too much. */
class ChangedTextsTest extends OpenedRepository {
    private static final long FILE = 100;
    private static final long CHANGE = 250;

    private List<ChangedText> texts(Map<String, String> before, Map<String, String> after) throws IOException {
        String base = remote.commit("Base", before);
        String commit = remote.commit("Work", after, base);
        remote.setBranch("main", commit);
        return repository.changedTexts(commit, base, FILE, CHANGE);
    }

    private static ChangedText text(String path, Optional<String> before, Optional<String> after) {
        return new ChangedText(path, before, after, Optional.empty());
    }

    private static ChangedText unread(String path, ChangedText.Bound bound) {
        return new ChangedText(path, Optional.empty(), Optional.empty(), Optional.of(bound));
    }

    @Test
    void whatChangedCameAndWentIsReadAndTheRestIsNot() throws IOException {
        assertThat(texts(
                        Map.of("same", "same\n", "old", "gone\n", "file", "was\n"),
                        Map.of("same", "same\n", "new", "come\n", "file", "is\n")))
                .containsExactly(
                        text("file", Optional.of("was\n"), Optional.of("is\n")),
                        text("new", Optional.empty(), Optional.of("come\n")),
                        text("old", Optional.of("gone\n"), Optional.empty()));
    }

    @Test
    void whatIsNoTextIsNamedWithoutOne() throws IOException {
        assertThat(texts(Map.of("a", "x"), Map.of("a", "x", "logo.png", "PNG\0" + "x".repeat(200))))
                .containsExactly(unread("logo.png", ChangedText.Bound.NOT_TEXT));
    }

    @Test
    void aTextThatBecomesNoneKeepsWhatItWas() throws IOException {
        assertThat(texts(Map.of("run.sh", "mvn\n", "old", "\0"), Map.of("run.sh", "# \0\n", "old", "x")))
                .containsExactly(
                        text("old", Optional.empty(), Optional.of("x")),
                        new ChangedText(
                                "run.sh",
                                Optional.of("mvn\n"),
                                Optional.empty(),
                                Optional.of(ChangedText.Bound.NOT_TEXT)));
    }

    @Test
    void aFileTooLargeOnEitherSideIsNotRead() throws IOException {
        String large = "x".repeat((int) FILE + 1);

        assertThat(texts(Map.of("one", large, "other", "x"), Map.of("one", "x", "other", large)))
                .containsExactly(unread("one", ChangedText.Bound.FILE), unread("other", ChangedText.Bound.FILE));
    }

    @Test
    void aFileBeyondWhatMayBeReadOtherwiseDoesNotKeepAChangeFromBeingLookedAt() throws IOException {
        String huge = "x".repeat(Commits.MAX_FILE + 1);

        assertThat(texts(Map.of("a", "x"), Map.of("a", "x", "huge.csv", huge)))
                .containsExactly(unread("huge.csv", ChangedText.Bound.FILE));
    }

    @Test
    void whatWasThereBeforeIsReadFirst() throws IOException {
        String much = "x".repeat(90);
        Map<String, String> after = new HashMap<>(Map.of("z", much + "!"));
        List.of("a", "b", "c").forEach(name -> after.put(name, much));

        assertThat(texts(Map.of("z", much), after))
                .extracting(ChangedText::path, ChangedText::unread)
                .containsExactly(
                        tuple("a", Optional.of(ChangedText.Bound.CHANGE)),
                        tuple("b", Optional.of(ChangedText.Bound.CHANGE)),
                        tuple("c", Optional.of(ChangedText.Bound.CHANGE)),
                        tuple("z", Optional.empty()));
    }

    @Test
    void anEarlierTextMayComeFromAnotherCommit() throws IOException {
        String ours = remote.commit("Ours", Map.of("file", "ours\n", "other", "1\n"));
        String merge = remote.commit("Merge", Map.of("file", "<<<<<<< ours\n", "other", "2\n"), ours);
        String commit = remote.commit("Work", Map.of("file", "both\n", "other", "3\n"), merge);
        remote.setBranch("main", commit);

        assertThat(repository.changedTexts(commit, merge, Map.of("file", ours), FILE, CHANGE))
                .containsExactly(
                        text("file", Optional.of("ours\n"), Optional.of("both\n")),
                        text("other", Optional.of("2\n"), Optional.of("3\n")));
        assertThat(repository.parents(merge)).containsExactly(ours);
    }
}
