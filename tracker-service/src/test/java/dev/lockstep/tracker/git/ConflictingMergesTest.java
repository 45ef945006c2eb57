package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.git.BareRemote.Entry;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.junit.jupiter.api.Test;

/** A merge that conflicts is made all the same, and says of each path what became of it. */
class ConflictingMergesTest extends OpenedRepository {
    private static final UUID CYCLE = UUID.fromString("01890000-0000-7000-8000-000000000001");
    private static final Instant DATE = Instant.parse("2026-01-02T03:04:05Z");
    private static final String BRANCH = "refs/heads/lockstep/" + CYCLE;
    private static final String SPEC = "docs/product-spec.md";
    private static final String MARKED = """
            # Spec
            <<<<<<< lockstep/%s
            AC1 ours
            ||||||| before both
            AC1
            =======
            AC1 theirs
            >>>>>>> main
            End
            """.formatted(CYCLE);

    private String tip = "";
    private String moved = "";

    private static Entry file(String text) {
        return new Entry(FileMode.REGULAR_FILE, text);
    }

    /** Both sides, each on top of a common commit, and the merge of them. */
    private Update merged(Map<String, Entry> base, Map<String, Entry> ours, Map<String, Entry> theirs)
            throws IOException {
        String common = remote.commitEntries("Base", with(base, "common"));
        tip = remote.commitEntries("Work", with(ours, "common"), common);
        moved = remote.commitEntries("Meanwhile", with(theirs, "common"), common);
        remote.setBranch("main", moved);
        remote.setBranch(BRANCH, tip);
        return repository.updateWithConflicts(merge());
    }

    private static Map<String, Entry> with(Map<String, Entry> files, String more) {
        Map<String, Entry> all = new HashMap<>(files);
        all.put(more, file("same\n"));
        return all;
    }

    private Merge merge() {
        return new Merge(CYCLE, BRANCH, tip, "main", moved, DATE);
    }

    private Update textConflict() throws IOException {
        return merged(
                Map.of(SPEC, file("# Spec\nAC1\nEnd\n"), "a", file("1\n2\n3\n4\n5\n")),
                Map.of(SPEC, file("# Spec\nAC1 ours\nEnd\n"), "a", file("ours\n2\n3\n4\n5\n")),
                Map.of(SPEC, file("# Spec\nAC1 theirs\nEnd\n"), "a", file("1\n2\n3\n4\ntheirs\n"), "b", file("new\n")));
    }

    private static String commitOf(Update update) {
        assertThat(update).isInstanceOf(Update.Merged.class);
        return ((Update.Merged) update).commit();
    }

    private static void assertConflict(Update update, String path, Conflict.Kind kind) {
        assertThat(update).isInstanceOfSatisfying(Update.Merged.class, merged -> assertThat(merged.conflicts())
                .containsExactly(new Conflict(path, kind)));
    }

    private String text(String commit, String path) {
        return repository.read(commit, path).map(String::new).orElse("(no file)");
    }

    @Test
    void linesThatBothChangedStandBetweenMarkersThatNameTheBranches() throws IOException {
        Update update = textConflict();

        assertConflict(update, SPEC, Conflict.Kind.CHANGED_BY_BOTH);
        assertThat(text(commitOf(update), SPEC)).isEqualTo(MARKED);
    }

    @Test
    void theMergeHoldsBothSidesAndIsTheTipOfTheCyclesBranch() throws IOException {
        String merge = commitOf(textConflict());

        assertThat(List.of(remote.parse(merge).getParents()).stream().map(ObjectId::name))
                .containsExactly(tip, moved);
        assertThat(remote.tip(BRANCH)).contains(merge);
        assertThat(text(merge, "a")).isEqualTo("ours\n2\n3\n4\ntheirs\n");
        assertThat(text(merge, "b")).isEqualTo("new\n");
        assertThat(text(merge, "common")).isEqualTo("same\n");
    }

    @Test
    void aRepeatedMergeIsTheSameCommit() throws IOException {
        Update first = textConflict();

        Update again = repository.updateWithConflicts(merge());

        assertThat(again).isEqualTo(first);
    }

    @Test
    void afterAConflictIsResolvedTheNextOneBeginsFromTheMerge() throws IOException {
        String merge = commitOf(textConflict());
        tip = remote.commit(
                "Resolve", Map.of(SPEC, "# Spec\nAC1 ours and theirs\nEnd\n", "a", "1\n", "b", "new\n"), merge);
        remote.setBranch(BRANCH, tip);
        moved = remote.commit(
                "Later",
                Map.of(SPEC, "# Spec\nAC1 theirs\nThe end\n", "a", "1\n2\n3\n4\ntheirs\n", "b", "new\n"),
                moved);
        remote.setBranch("main", moved);

        Update update = repository.updateWithConflicts(merge());

        assertConflict(update, SPEC, Conflict.Kind.CHANGED_BY_BOTH);
        assertThat(text(commitOf(update), SPEC)).contains("AC1 ours and theirs", "AC1 theirs\nThe end\n>>>>>>> main");
    }

    @Test
    void aFileThatBothAddedHoldsBoth() throws IOException {
        Update update =
                merged(Map.of(), Map.of("docs/adr/2.md", file("ours\n")), Map.of("docs/adr/2.md", file("theirs\n")));

        assertConflict(update, "docs/adr/2.md", Conflict.Kind.ADDED_BY_BOTH);
        assertThat(text(commitOf(update), "docs/adr/2.md"))
                .contains("<<<<<<< lockstep/", "\nours\n", "\n=======\ntheirs\n>>>>>>> main\n");
    }

    @Test
    void ofADeletionAndAChangeTheChangedFileIsKept() throws IOException {
        Update theirs = merged(Map.of("a", file("1\n")), Map.of("a", file("2\n")), Map.of());
        String keptOurs = text(commitOf(theirs), "a");

        Update ours = merged(Map.of("a", file("1\n")), Map.of(), Map.of("a", file("3\n")));

        assertConflict(theirs, "a", Conflict.Kind.DELETED_BY_DEFAULT);
        assertThat(keptOurs).isEqualTo("2\n");
        assertConflict(ours, "a", Conflict.Kind.DELETED_BY_CYCLE);
        assertThat(text(commitOf(ours), "a")).isEqualTo("3\n");
    }

    @Test
    void ofABinaryFileTheCyclesIsKept() throws IOException {
        Update update = merged(
                Map.of("logo.png", file("\0base")),
                Map.of("logo.png", file("\0ours")),
                Map.of("logo.png", file("\0theirs")));

        assertConflict(update, "logo.png", Conflict.Kind.BINARY);
        assertThat(text(commitOf(update), "logo.png")).isEqualTo("\0ours");
    }

    @Test
    void ofABinaryFileThatBothAddedTheCyclesIsKept() throws IOException {
        Update update = merged(Map.of(), Map.of("logo.png", file("\0ours")), Map.of("logo.png", file("\0theirs")));

        assertConflict(update, "logo.png", Conflict.Kind.BINARY);
        assertThat(text(commitOf(update), "logo.png")).isEqualTo("\0ours");
    }

    @Test
    void ofAFileAndALinkTheCyclesIsKept() throws IOException {
        Update update = merged(Map.of("a", file("1\n")), Map.of("a", file("2\n")), Map.of("a", Entry.link("common")));

        assertConflict(update, "a", Conflict.Kind.OF_TWO_KINDS);
        assertThat(text(commitOf(update), "a")).isEqualTo("2\n");
    }

    @Test
    void ofAFileAndAFolderTheCyclesIsKept() throws IOException {
        Update file = merged(Map.of(), Map.of("a", file("2\n")), Map.of("a/b", file("3\n")));
        String keptFile = text(commitOf(file), "a");

        Update folder = merged(Map.of(), Map.of("a/b", file("2\n")), Map.of("a", file("3\n")));

        assertConflict(file, "a", Conflict.Kind.OF_TWO_KINDS);
        assertThat(keptFile).isEqualTo("2\n");
        assertConflict(folder, "a", Conflict.Kind.OF_TWO_KINDS);
        assertThat(text(commitOf(folder), "a/b")).isEqualTo("2\n");
    }

    @Test
    void anExecutableFileStaysOne() throws IOException {
        Update update = merged(
                Map.of("run", file("1\n")),
                Map.of("run", file("2\n")),
                Map.of("run", new Entry(FileMode.EXECUTABLE_FILE, "3\n")));

        assertThat(remote.modeOf(commitOf(update), "run")).isEqualTo(FileMode.EXECUTABLE_FILE);
    }

    @Test
    void aMarkerThatIsLeftIsFoundByItsLine() throws IOException {
        String merge = commitOf(textConflict());
        String half =
                remote.commit("Half", Map.of(SPEC, "# Spec\nAC1 ours\n=======\nAC1 theirs\n>>>>>>> main\n"), merge);
        remote.setBranch(BRANCH, half);

        Map<String, List<Integer>> left = repository.conflictMarkers(merge, half, List.of(SPEC, "a"));

        assertThat(left).isEqualTo(Map.of(SPEC, List.of(3, 5)));
        assertThat(repository.conflictMarkers(merge, merge, List.of(SPEC)))
                .isEqualTo(Map.of(SPEC, List.of(2, 4, 6, 8)));
    }

    @Test
    void whatASideHadBeforeIsNoMarker() throws IOException {
        String heading = "Heading\n=======\n";
        String merge = commitOf(merged(
                Map.of(SPEC, file(heading + "1\n")),
                Map.of(SPEC, file(heading + "2\n")),
                Map.of(SPEC, file(heading + "3\n"))));
        String resolved = remote.commit("Resolve", Map.of(SPEC, heading + "2 and 3\n"), merge);
        String deleted = remote.commit("Delete", Map.of("a", "1\n"), merge);
        remote.setBranch(BRANCH, resolved);
        remote.setBranch("other", deleted);

        assertThat(repository.conflictMarkers(merge, resolved, List.of(SPEC))).isEmpty();
        assertThat(repository.conflictMarkers(merge, deleted, List.of(SPEC))).isEmpty();
    }
}
