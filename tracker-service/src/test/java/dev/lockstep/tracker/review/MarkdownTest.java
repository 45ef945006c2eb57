package dev.lockstep.tracker.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A document is shown as its writer laid it out, and does nothing else in a browser. */
class MarkdownTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "Text <img src=x onerror=alert(1)> text",
                "<iframe src=\"https://example.org\"></iframe>",
                "# <svg onload=alert(1)>",
                "| a |\n|---|\n| <b onclick=alert(1)>x</b> |",
                "```<script>\n<script>alert(1)</script>\n```"
            })
    void htmlIsText(String markdown) {
        assertThat(Markdown.html(markdown))
                .contains("&lt;")
                .doesNotContain("<script", "<img", "<iframe", "<svg", "<b onclick");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[here](javascript:alert(1))",
                "[here](JAVASCRIPT:alert(1))",
                "[here](  javascript:alert(1))",
                "[here](java&#x73;cript:alert(1))",
                "[here](data:text/html;base64,PHNjcmlwdD4=)",
                "[here](vbscript:alert(1))",
                "<javascript:alert(1)>",
                "[here]\n\n[here]: javascript:alert(1)",
                "![here](javascript:alert(1))"
            })
    void aLinkThatRunsSomethingLeadsNowhere(String markdown) {
        assertThat(Markdown.html(markdown))
                .contains("here".repeat(markdown.contains("here") ? 1 : 0))
                .containsAnyOf("href=\"\"", "src=\"\"")
                .doesNotContainPattern("(?i)(href|src)=\"\\s*(javascript|data|vbscript):");
    }

    @Test
    void linksToTheWebAndToMailStay() {
        assertThat(Markdown.html("[web](https://example.org/a?b=1&c=2) [mail](mailto:a@example.org)"))
                .contains("href=\"https://example.org/a?b=1&amp;c=2\"", "href=\"mailto:a@example.org\"");
    }

    @Test
    void anAttributeCannotBeLeft() {
        assertThat(Markdown.html("[x](https://example.org/\"onmouseover=\"alert(1) 'a\" onclick=\"b')"))
                .doesNotContain("\"onmouseover=\"", "\" onclick=\"");
    }

    @Test
    void tablesHeadingsAndListsAreLaidOut() {
        assertThat(Markdown.html("# Criteria\n\n| Id | Text |\n|----|------|\n| AC1 | *soon* |\n\n- one\n"))
                .contains("<h1>Criteria</h1>", "<th>Id</th>", "<td>AC1</td>", "<em>soon</em>", "<li>one</li>");
    }
}
