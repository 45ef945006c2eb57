package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.tracker.documents.Headings.Heading;
import java.util.List;
import org.junit.jupiter.api.Test;

class HeadingsTest {
    private static final String DOCUMENT = """
            Summary
            =======

            ## The `rate` *table* & more

            ```
            ## not a heading
            ```

            > ## quoted

            <!--
            ## commented out
            -->

            ### Out of   scope ###
            """;

    @Test
    void headingsAreThoseAReaderSees() {
        Headings headings = Headings.of(DOCUMENT);

        assertThat(headings.all())
                .containsExactly(
                        new Heading(1, "Summary"),
                        new Heading(2, "The rate table & more"),
                        new Heading(3, "Out of   scope"));
    }

    @Test
    void aHeadingIsFoundInAnyCaseAndSpacing() {
        Headings headings = Headings.of(DOCUMENT);

        assertThat(headings.contains(" out of SCOPE")).isTrue();
        assertThat(headings.contains("Scope")).isFalse();
        assertThat(headings.contains("not a heading")).isFalse();
    }

    @Test
    void theSectionsThatADocumentLacksAreListed() {
        List<String> missing = SectionCheck.missing(DOCUMENT, List.of("Summary", "Limits", "Out of scope", "quoted"));

        assertThat(missing).containsExactly("Limits", "quoted");
    }

    @Test
    void emphasisNestedWithoutEndDoesNotCostTheStack() {
        Headings headings = Headings.of("# " + "*a ".repeat(20_000) + "x" + " a*".repeat(20_000));

        assertThat(headings.all()).hasSize(1);
    }
}
