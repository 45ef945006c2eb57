package dev.lockstep.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.CodeTree.Entry;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodeTreeTest {
    private static final Entry APP = new Entry("src/App.java", "100644", "b1");
    private static final Entry TEST = new Entry("src/AppTest.java", "100644", "b2");

    @Test
    void theOrderOfTheEntriesDoesNotMatter() {
        assertThat(digest(APP, TEST)).isEqualTo(digest(TEST, APP));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/product-spec.md",
                "docs/test-plan.md",
                "docs/reviews/c1-build.md",
                "docs/post-mortems/c1.md"
            })
    void aDocumentOfLockstepIsNoCode(String path) {
        assertThat(digest(APP, new Entry(path, "100644", "b3"))).isEqualTo(digest(APP));
    }

    @ParameterizedTest
    @ValueSource(strings = {"docs/guide.md", "docs/reviews.md", "sub/docs/product-spec.md", "DOCS/product-spec.md"})
    void everythingElseIsCode(String path) {
        assertThat(digest(APP, new Entry(path, "100644", "b3"))).isNotEqualTo(digest(APP));
    }

    @ParameterizedTest
    @CsvSource({"src/Other.java,100644,b1", "src/App.java,100755,b1", "src/App.java,100644,b9"})
    void anotherPathModeOrContentIsOtherCode(String path, String mode, String blob) {
        assertThat(digest(new Entry(path, mode, blob))).isNotEqualTo(digest(APP));
    }

    @Test
    void aFileNameCannotPassForSeveralFiles() {
        Entry forged = new Entry("src/App.java\n100644 b2 src/AppTest.java", "100644", "b1");

        assertThat(digest(forged)).isNotEqualTo(digest(APP, TEST));
    }

    private static String digest(Entry... entries) {
        return CodeTree.digest(Stream.of(entries));
    }
}
