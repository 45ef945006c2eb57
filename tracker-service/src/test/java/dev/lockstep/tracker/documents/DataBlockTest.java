package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DataBlockTest {
    private static String block(String yaml) {
        return "# Title\n\n```yaml\n" + yaml + "\n```\n";
    }

    @Test
    void theOneBlockIsReadAmongOthersOfOtherLanguages() {
        DataBlock block = DataBlock.read("```java\nclass A {}\n```\n" + block("criteria: []") + "~~~\ntext\n~~~\n");

        assertThat(block.problems()).isEmpty();
        assertThat(block.data().has("criteria")).isTrue();
    }

    @Test
    void aMissingBlockIsAProblem() {
        DataBlock block = DataBlock.read("# Title\n\ncriteria: []\n");

        assertThat(block.problems()).singleElement().asString().contains("no fenced yaml block");
    }

    @Test
    void twoBlocksAreAProblem() {
        DataBlock block = DataBlock.read(block("a: 1") + block("b: 2"));

        assertThat(block.problems()).singleElement().asString().contains("2 fenced yaml blocks");
        assertThat(block.data()).isEmpty();
    }

    @Test
    void aBlockInsideACommentIsNone() {
        DataBlock block = DataBlock.read("<!--\n```yaml\na: 1\n```\n-->\n" + block("a: 2"));

        assertThat(block.data().path("a").asInt()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: &x [1]\nb: *x",
                "a: !!java.net.URL [\"http://example.org\"]",
                "a: !custom 1",
                "!!map {a: 1}",
                "a: &x 1\nb: *x",
            })
    void tagsAnchorsAndAliasesAreRefused(String yaml) {
        DataBlock block = DataBlock.read(block(yaml));

        assertThat(block.problems()).singleElement().asString().contains("write plain data");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a: [1", "a: 1\na: 2", "a: 1\n---\nb: 2", "a: 1\n  b: 2", "\t- a"})
    void brokenYamlIsAProblemThatSaysSo(String yaml) {
        DataBlock block = DataBlock.read(block(yaml));

        assertThat(block.problems()).singleElement().asString().contains("not valid YAML");
        assertThat(block.data()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "- a\n- b", "text", "# only a comment"})
    void aBlockThatIsNoMappingIsAProblem(String yaml) {
        DataBlock block = DataBlock.read(block(yaml));

        assertThat(block.problems()).singleElement().asString().contains("must be a mapping");
    }

    @Test
    void deepNestingIsRefusedBeforeItCostsTheStack() {
        DataBlock block = DataBlock.read(block("a: " + "[".repeat(50_000)));

        assertThat(block.problems()).hasSize(1);
    }

    @Test
    void anOverlongBlockIsRefused() {
        DataBlock block = DataBlock.read(block("a: " + "x".repeat(300_000)));

        assertThat(block.problems()).singleElement().asString().contains("shorten it");
    }

    @Test
    void anOverlongDocumentIsRefused() {
        DataBlock block = DataBlock.read(block("a: 1") + "x".repeat(MarkdownBlocks.MAX_DOCUMENT));

        assertThat(block.problems()).singleElement().asString().contains("shorten it");
    }

    @Test
    void nestingInTheMarkdownDoesNotCostTheStack() {
        DataBlock block = DataBlock.read(">".repeat(200_000) + "\n\n" + "- ".repeat(100_000) + "\n\n" + block("a: 1"));

        assertThat(block.problems()).isEmpty();
    }
}
