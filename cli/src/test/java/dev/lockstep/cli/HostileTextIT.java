package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What agents and others wrote can't move the cursor, retitle the terminal, hide, or look like the client's own lines. */
class HostileTextIT extends CommandLineFixture {
    /** Sets the terminal's title, wipes the line, turns the text round, hides in zero width, and adds a line. */
    private static final String HOSTILE =
            "\u001b]0;owned\u0007\u001b[2K\rfine\u009b1m\u007f\u202eevil\u2066\u200b\ufeff\n" + "subject 00000000";

    private static final ObjectMapper JSON = new ObjectMapper();

    private void hostileCycle() throws IOException {
        ObjectNode view = (ObjectNode) JSON.readTree(SampleCycle.at("user-verification"));
        view.put("title", HOSTILE).put("next", "Nothing: ann cancelled the cycle (" + HOSTILE + ").");
        ObjectNode finding = view.putArray("findings").addObject();
        finding.put("id", "F1").put("claim", HOSTILE).put("evidence", HOSTILE);
        ((ObjectNode) view.at("/stop/subject/findings/0")).put("claim", HOSTILE);
        ((ObjectNode) view.at("/stop/subject/evidence/0")).put("command", HOSTILE);
        ((ObjectNode) view.at("/stop/subject/artifacts/0")).put("path", HOSTILE);
        ((ObjectNode) view.at("/criteria/0")).put("ears", HOSTILE);
        ((ObjectNode) view.at("/questions/0")).put("answer", HOSTILE);
        ((ObjectNode) view.path("commands")).put("run", HOSTILE);
        ObjectNode question = ((ObjectNode) view).withArray("questions").addObject();
        question.put("id", "Q2").put("text", HOSTILE).put("why", HOSTILE).put("assumption", HOSTILE);
        ObjectNode session = JSON.createObjectNode();
        ObjectNode turn = session.putArray("transcript").addObject();
        turn.put("index", 1).putObject("body").put("kind", "model").put("text", HOSTILE);
        tracker.when("GET /api/cycles/" + CYCLE, 200, view.toString())
                .when("GET /api/cycles", 200, JSON.writeValueAsString(Map.of("items", new Object[] {view})))
                .when("GET /api/cycles/" + CYCLE + "/sessions/s1", 200, session.toString())
                .when("GET /api/cycles/" + CYCLE + "/evidence/s1/E1/log", 200, HOSTILE)
                .when("GET /api/cycles/" + CYCLE + "/documents?path=docs%2Fa.md", 200, document())
                .when("POST /api/cycles/" + CYCLE + "/cancellation", 409, problem());
    }

    private static String document() {
        return JSON.createObjectNode().put("text", HOSTILE).toString();
    }

    private static String problem() {
        return JSON.createObjectNode()
                .put("title", HOSTILE)
                .put("detail", HOSTILE)
                .toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status CYCLE",
                "show CYCLE",
                "show CYCLE user-verification",
                "show CYCLE F1",
                "show CYCLE Q1",
                "show CYCLE Q2",
                "show CYCLE s1",
                "show CYCLE s1/E1",
                "show CYCLE docs/a.md",
                "approve CYCLE --as ann",
                "verify CYCLE AC1=pass --as ann",
                "cancel CYCLE -m enough --as ann"
            })
    void noCharacterReachesTheTerminalThatIsNotSeen(String line) throws IOException {
        hostileCycle();

        run(line.replace("CYCLE", CYCLE).split(" ", -1));

        String printed = out.toString() + err;
        assertThat(printed).contains("\\u001b]0;owned\\u0007", "\\u202eevil\\u2066\\u200b\\ufeff", "\\u009b1m\\u007f");
        assertThat(printed.codePoints().filter(HostileTextIT::isUnseen)).isEmpty();
    }

    private static boolean isUnseen(int character) {
        int type = Character.getType(character);
        return type == Character.FORMAT || (type == Character.CONTROL && character != '\n' && character != '\t');
    }

    /** The digest that a person types must be the tracker's, not one from a finding's text. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "status CYCLE",
                "show CYCLE",
                "show CYCLE user-verification",
                "show CYCLE F1",
                "show CYCLE Q2",
                "show CYCLE s1",
                "approve CYCLE --as ann"
            })
    void noLineOfTheirsLooksLikeOneOfTheClients(String line) throws IOException {
        hostileCycle();

        run(line.replace("CYCLE", CYCLE).split(" ", -1));

        assertThat((out.toString() + err).lines()).noneMatch(printed -> printed.startsWith("subject 00000000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status CYCLE", "show CYCLE F1"})
    void inJsonTheValuesAreWhole(String line) throws IOException {
        hostileCycle();

        run((line.replace("CYCLE", CYCLE) + " -o json").split(" ", -1));

        JsonNode json = JSON.readTree(out.toString());
        JsonNode finding = json.has("findings") ? json.at("/findings/0") : json;
        assertThat(finding.path("claim").asText()).isEqualTo(HOSTILE);
        assertThat(out.toString().codePoints().filter(HostileTextIT::isUnseen)).isEmpty();
    }
}
