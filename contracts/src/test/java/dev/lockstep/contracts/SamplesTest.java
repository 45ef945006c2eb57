package dev.lockstep.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What was once written can be read for ever: the samples stay as they are, and today's records still read them. */
class SamplesTest {
    static Stream<String> types() {
        return Samples.types().stream();
    }

    @ParameterizedTest
    @MethodSource("types")
    void anOldSampleIsReadWithoutLoss(String type) {
        JsonNode sample = Samples.of(type);

        Object value = read(type, sample);

        assertThat(Json.read(Json.bytes(value), value.getClass())).isEqualTo(value);
        assertThat(Json.read(Json.bytes(value), JsonNode.class))
                .isEqualTo(Json.read(Json.bytes(sample), JsonNode.class));
    }

    @ParameterizedTest
    @MethodSource("types")
    void whatALaterVersionAddsIsIgnored(String type) {
        ObjectNode later = Samples.of(type).deepCopy();
        later.putObject("addedLater").put("by", "a newer tracker");

        assertThat(read(type, later)).isEqualTo(read(type, Samples.of(type)));
    }

    private static Object read(String type, JsonNode data) {
        return Json.mapper().convertValue(data, MessageTypes.recordOf(type));
    }
}
