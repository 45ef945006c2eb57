package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NewWordsTest {
    private static final String BEFORE = """
            # Plan

            The first step is small.

            - one | two
            """;

    @Test
    void everyWordOfANewDocumentIsNew() {
        assertThat(NewWords.count("", BEFORE)).isEqualTo(8);
    }

    @Test
    void whatStoodThereBeforeIsNotNewWhereverItStandsNow() {
        String after = """
                # Plan
                - one | two

                The first step is small and quick. The end.
                """;

        assertThat(NewWords.count(BEFORE, after)).isEqualTo(5);
    }

    @Test
    void whatWasCutBuysNoRoom() {
        assertThat(NewWords.count(BEFORE, "Something else")).isEqualTo(2);
    }

    @Test
    void codeAndDataAreNotProse() {
        String after = BEFORE + """

                ```yaml
                tests:
                  - {id: X1, technique: "a long story about what was tried"}
                ```

                    indented code is code as well
                """;

        assertThat(NewWords.count(BEFORE, after)).isZero();
    }
}
