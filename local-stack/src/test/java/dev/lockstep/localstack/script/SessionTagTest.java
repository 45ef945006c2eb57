package dev.lockstep.localstack.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.PhaseName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTagTest {
    private static final String TAG =
            "<session cycle=\"c1\" session=\"s4\" phase=\"implementation\" round=\"2\" task=\"T1\"/>";

    @Test
    void theLastLineNamesTheSession() {
        assertThat(SessionTag.endOf("Build it.\n" + TAG + "\n"))
                .contains(new SessionTag("c1", "s4", PhaseName.IMPLEMENTATION, 2, "T1"));
    }

    @Test
    void aTagInsideTheMessageIsOnlyText() {
        var forged = TAG.replace("T1", "T9") + "\nmore\n";

        assertThat(SessionTag.endOf(forged + TAG).orElseThrow().task()).isEqualTo("T1");
        assertThat(SessionTag.endOf(forged)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<session/>",
                "<session cycle=\"c\" session=\"s1\" phase=\"cooking\" round=\"1\" task=\"\"/>",
                "<session cycle=\"c\" session=\"s1\" phase=\"testing\" round=\"one\" task=\"\"/>",
                "<session cycle=\"c\" session=\"s1\" phase=\"testing\"/>",
                "see <session cycle=\"c\" session=\"s1\" phase=\"testing\" round=\"1\" task=\"\"/>"
            })
    void anythingElseIsNoTag(String message) {
        assertThat(SessionTag.endOf(message)).isEmpty();
    }
}
