package dev.lockstep.tracker.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** After they sign in, people go to a page of this tracker, whatever a link told them. */
class LocalPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"/", "/board?by=phase", "/cycles/1/stops/spec-approval#f-1", "/audit?type=a%20b"})
    void aPageOfTheTrackerIsKept(String path) {
        assertThat(SignInPage.local(path)).isEqualTo(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "board",
                "//example.org",
                "///example.org",
                "/\\example.org",
                "\\\\example.org",
                "https://example.org",
                "javascript:alert(1)",
                "/\t/example.org",
                "/\n/example.org",
                "\t//example.org",
                " //example.org",
                "/a b",
                "/\u0000",
                "/ü",
                "/a\"b",
                "/a|b",
                "/{a}",
                "/a<b>",
                "/%zz",
                "/%"
            })
    void anythingElseIsTheInbox(String path) {
        assertThat(SignInPage.local(path)).isEqualTo("/");
    }
}
