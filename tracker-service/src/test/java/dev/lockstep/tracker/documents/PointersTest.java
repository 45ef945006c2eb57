package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PointersTest {
    @Test
    void eachKindIsRead() {
        assertThat(Pointers.parse("R:3")).contains(new Pointer.RequestLine(3));
        assertThat(Pointers.parse("A:Q1")).contains(new Pointer.Answer("Q1"));
        assertThat(Pointers.parse("H:Q2")).contains(new Pointer.AcceptedAssumption("Q2"));
        assertThat(Pointers.parse("D:docs/product-spec.md#Out of scope"))
                .contains(new Pointer.DocumentSection("docs/product-spec.md", "Out of scope"));
        assertThat(Pointers.parse("F:src/App.java:12")).contains(new Pointer.CodeLine("src/App.java", 12, null));
        assertThat(Pointers.parse("F:src/App.java:12@abc1234"))
                .contains(new Pointer.CodeLine("src/App.java", 12, "abc1234"));
        assertThat(Pointers.parse(" E:E1 ")).contains(new Pointer.MachineRun("E1"));
    }

    @Test
    void aPointerKnowsTheLetterOfItsKind() {
        assertThat(Pointers.parse("H:Q2").map(Pointer::kind)).contains('H');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "R",
                "R:",
                "R:0",
                "R:-1",
                "R:1x",
                "R:99999999999999999999",
                "A:1",
                "A:Q",
                "A:Q0",
                "H:E1",
                "E:Q1",
                "X:1",
                "D:docs/a.md",
                "D:#Heading",
                "D:/etc/passwd#x",
                "D:../secret.md#x",
                "F:src/App.java",
                "F:src/App.java:0",
                "F:../../etc/passwd:1",
                "F:a//b:1",
                "F:src/App.java:1@HEAD",
                "F:src/App.java:1@abc",
                "see R:3",
            })
    void whatIsNoPointerIsNotRead(String text) {
        assertThat(Pointers.parse(text)).isEmpty();
        assertThat(Pointers.malformed(text)).contains("'" + text + "' is no pointer");
    }

    @Test
    void anOverlongTextIsNoPointerAndIsQuotedInBrief() {
        String text = "D:" + "x".repeat(10_000) + "#y";

        assertThat(Pointers.parse(text)).isEmpty();
        assertThat(Pointers.malformed(text)).hasSizeLessThan(200);
    }
}
