package dev.lockstep.tracker.legs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.LegApi;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A message that lacks what its record declares is told apart from one that leaves out what it may. */
class MissingFieldsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            nullValues = "none",
            value = {
                "{} | body",
                "{'body': {'kind': 'correction'}} | body.text",
                "{'body': {'kind': 'correction', 'text': 'x'}} | none",
                "{'body': {'kind': 'fail', 'reason': ''}} | none",
                "{'body': {'kind': 'submit', 'commit': 'c'}} | body.submission",
                "{'body': {'kind': 'ask', 'questions': [null]}} | body.questions[0]",
                "{'body': {'kind': 'ask', 'questions': [{'text': 'a', 'why': 'b', 'options': []}]}}"
                        + " | body.questions[0].assumption",
                "{'body': {'kind': 'tool', 'callId': 'c', 'tool': 't', 'content': ''}} | none"
            })
    void theMissingPathIsNamed(String json, String missing) {
        LegApi.RecordTurn turn = Json.read(json.replace('\'', '"'), LegApi.RecordTurn.class);

        assertThat(String.join(", ", MissingFields.in(turn))).isEqualTo(missing == null ? "" : missing);
    }
}
