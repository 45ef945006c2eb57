package dev.lockstep.tracker.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.review.Redline.Kind;
import dev.lockstep.tracker.review.Redline.Line;
import dev.lockstep.tracker.review.Redline.Part;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a person sees of a change: each line with what became of it, and where it stands on both sides. */
class RedlineTest {
    /** Each line as a row: kind, number before, number after, and its parts, with {@code +} and {@code -} around changed ones. */
    private static List<String> rows(String before, String after) {
        return Redline.of(before, after).lines().stream().map(RedlineTest::row).toList();
    }

    private static String row(Line line) {
        String text = line.parts().stream().map(RedlineTest::part).collect(Collectors.joining());
        return line.kind() + " " + line.before() + " " + line.after() + " " + text;
    }

    private static String part(Part part) {
        return switch (part.mark()) {
            case KEPT -> part.text();
            case INSERTED -> "+" + part.text() + "+";
            case DELETED -> "-" + part.text() + "-";
        };
    }

    /** Lines {@code 1} to {@code last}, each with its number. */
    private static String numbered(int last) {
        return IntStream.rangeClosed(1, last).mapToObj(n -> "line " + n + "\n").collect(Collectors.joining());
    }

    @Test
    void anAddedLineHasANumberOnTheNewSideAlone() {
        assertThat(rows("one\nthree\n", "one\ntwo\nthree\n"))
                .containsExactly("SAME 1 1 one", "ADDED 0 2 +two+", "SAME 2 3 three");
    }

    @Test
    void aRemovedLineHasANumberOnTheOldSideAlone() {
        assertThat(rows("one\ntwo\nthree\n", "one\nthree\n"))
                .containsExactly("SAME 1 1 one", "REMOVED 2 0 -two-", "SAME 3 2 three");
    }

    @Test
    void aChangedLineShowsTheWordsThatDiffer() {
        assertThat(rows("Show the balance in euros.\n", "Show the balance in US dollars.\n"))
                .containsExactly("CHANGED 1 1 Show the balance in -euros-+US dollars+.");
    }

    @Test
    void linesThatShareLittleAreTwoLinesAndOldOnesComeFirst() {
        assertThat(rows("alpha beta\ngamma delta\n", "one two\nthree four\n"))
                .containsExactly(
                        "REMOVED 1 0 -alpha beta-",
                        "REMOVED 2 0 -gamma delta-",
                        "ADDED 0 1 +one two+",
                        "ADDED 0 2 +three four+");
    }

    @Test
    void linesFarFromAnyChangeAreFoldedAndCounted() {
        String after = numbered(20).replace("line 10\n", "line ten\n");

        List<String> rows = rows(numbered(20), after);

        assertThat(rows)
                .startsWith("FOLDED 6 0 ", "SAME 7 7 line 7")
                .contains("CHANGED 10 10 line -10-+ten+")
                .endsWith("SAME 13 13 line 13", "FOLDED 7 0 ");
        assertThat(rows).hasSize(9);
    }

    @Test
    void changesNearEachOtherShareWhatIsBetweenThem() {
        String after = numbered(20).replace("line 10\n", "line ten\n").replace("line 16\n", "line 16 now\n");

        assertThat(Redline.of(numbered(20), after).lines())
                .extracting(Line::kind)
                .hasSize(15)
                .startsWith(Kind.FOLDED, Kind.SAME)
                .endsWith(Kind.SAME, Kind.FOLDED)
                .containsSubsequence(Kind.CHANGED, Kind.SAME, Kind.SAME, Kind.SAME, Kind.SAME, Kind.SAME, Kind.CHANGED);
    }

    @Test
    void linesAreCountedByWhatCameAndWent() {
        Redline redline = Redline.of("one\ntwo\nthree\n", "one\n2\nthree\nfour\n");

        assertThat(redline)
                .returns(2, Redline::added)
                .returns(1, Redline::removed)
                .returns(false, Redline::isEmpty);
    }

    @Test
    void aNewFileIsAllAddedAndAGoneOneAllRemoved() {
        assertThat(rows("", "one\ntwo\n")).containsExactly("ADDED 0 1 +one+", "ADDED 0 2 +two+");
        assertThat(rows("one\ntwo\n", "")).containsExactly("REMOVED 1 0 -one-", "REMOVED 2 0 -two-");
    }

    @Test
    void nothingDiffersBetweenEmptyOrEqualTexts() {
        assertThat(Redline.of("", "")).returns(true, Redline::isEmpty).returns(List.of(), Redline::lines);
        assertThat(Redline.of(numbered(9), numbered(9)).isEmpty()).isTrue();
        assertThat(rows(numbered(9), numbered(9))).containsExactly("FOLDED 9 0 ");
    }

    @Test
    void aLineTooLongToTellItsWordsIsShownWholeOnBothSides() {
        String words = "word ".repeat(1_000);

        assertThat(rows(words + "old\n", words + "new\n"))
                .containsExactly("REMOVED 1 0 -" + words + "old-", "ADDED 0 1 +" + words + "new+");
    }

    @Test
    void ofVeryLongTextsTheFirstLinesAreShownAndAllAreCounted() {
        Redline redline = Redline.of("", numbered(5_000));

        assertThat(redline.lines()).hasSize(4_000);
        assertThat(redline.lines().getLast().text()).isEqualTo("line 4000");
        assertThat(redline.added()).isEqualTo(5_000);
    }

    @Test
    void otherLineEndsAreAChangeAndEqualOnesAreNone() {
        assertThat(rows("one\r\ntwo\r\n", "one\r\n2 two\r\n"))
                .containsExactly("SAME 1 1 one\r", "CHANGED 2 2 +2 +two\r");
        assertThat(rows("one\r\n", "one\n")).containsExactly("CHANGED 1 1 one-\r-");
    }

    @Test
    void aLineIsNamedByItsNewNumberAndItsNewWordsUnlessItIsGone() {
        List<Line> lines = Redline.of("keep this old word\ngone away\n", "keep this new word\n")
                .lines();

        assertThat(lines).extracting(Line::kind).containsExactly(Kind.CHANGED, Kind.REMOVED);
        assertThat(lines).extracting(Line::number).containsExactly(1, 2);
        assertThat(lines).extracting(Line::text).containsExactly("keep this new word", "gone away");
    }

    @Test
    void theWordsOfAnyScriptAreToldApart() {
        assertThat(rows("Der Kontostand in Euro €\n", "Der Kontostand in Übersicht €\n"))
                .containsExactly("CHANGED 1 1 Der Kontostand in -Euro-+Übersicht+ €");
    }
}
