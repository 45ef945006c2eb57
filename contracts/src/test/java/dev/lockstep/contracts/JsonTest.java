package dev.lockstep.contracts;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.workflow.Stop;
import java.io.UncheckedIOException;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTest {
    /** The example of RFC 8785, section 3.2.2 and 3.2.3: numbers, escapes and the order of names. */
    @Test
    void theExampleOfRfc8785IsCanonicalByteForByte() {
        JsonNode value = Json.read("""
                {"numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
                 "string": "\\u20ac$\\u000F\\u000aA'\\u0042\\u0022\\u005c\\\\\\"\\/",
                 "literals": [null, true, false]}
                """, JsonNode.class);

        assertThat(new String(Json.canonical(value), UTF_8))
                .isEqualTo("{\"literals\":[null,true,false],"
                        + "\"numbers\":[333333333.3333333,1e+30,4.5,0.002,1e-27],"
                        + "\"string\":\"€$\\u000f\\nA'B\\\"\\\\\\\\\\\"/\"}");
    }

    /** RFC 8785 sorts names by UTF-16 code units. */
    @Test
    void namesAreSortedByTheirUtf16CodeUnits() {
        JsonNode value = Json.read("""
                {"\\u20ac":"Euro Sign","\\r":"Carriage Return","\\ufb33":"Hebrew Letter Dalet With Dagesh",
                 "1":"One","\\ud83d\\ude00":"Emoji","\\u0080":"Control","\\u00f6":"Latin Small Letter O With Diaeresis"}
                """, JsonNode.class);

        assertThat(Json.read(Json.canonical(value), JsonNode.class)
                        .valueStream()
                        .map(JsonNode::asText))
                .containsExactly(
                        "Carriage Return",
                        "One",
                        "Control",
                        "Latin Small Letter O With Diaeresis",
                        "Euro Sign",
                        "Emoji",
                        "Hebrew Letter Dalet With Dagesh");
    }

    @Test
    void theDigestOfAValueDoesNotDependOnTheOrderOfItsNames() {
        JsonNode one = Json.read("{\"a\":1,\"b\":[true]}", JsonNode.class);
        JsonNode other = Json.read("{\"b\":[true],\"a\":1.0}", JsonNode.class);

        assertThat(Sha256.ofJson(one))
                .isEqualTo(Sha256.ofJson(other))
                .isNotEqualTo(Sha256.ofJson(Json.read("{\"a\":2}", JsonNode.class)));
    }

    /** Vectors of FIPS 180-4. */
    @ParameterizedTest
    @CsvSource({
        "'', e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
        "abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq,"
                + " 248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    })
    void theDigestsAreThoseOfTheStandard(String text, String digest) {
        assertThat(Sha256.of(text)).isEqualTo(digest);
    }

    @Test
    void aChainLinkHoldsTheLinkBeforeAndTheBytes() {
        String first = Sha256.chain("", "a".getBytes(UTF_8));

        assertThat(first).isEqualTo(Sha256.of("a"));
        assertThat(Sha256.chain(first, "b".getBytes(UTF_8))).isEqualTo(Sha256.of(first + "b"));
    }

    @Test
    void aRecordIsWrittenAsItsComponentsAndReadBackTheSame() {
        Stop checkpoint = new Stop("architecture-checkpoint", false, Set.of("tech-lead"), 1, false, "", null);

        Stop read = Json.read(Json.bytes(checkpoint), Stop.class);

        assertThat(read).isEqualTo(checkpoint);
        assertThat(read.isAuto()).isFalse();
    }

    @Test
    void whatIsNoJsonOrTooDeepIsRefused() {
        assertThatThrownBy(() -> Json.read("{", JsonNode.class)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> Json.read("[".repeat(65) + "]".repeat(65), JsonNode.class))
                .isInstanceOf(UncheckedIOException.class);
        assertThat(Json.read("[".repeat(64) + "]".repeat(64), JsonNode.class).isArray())
                .isTrue();
    }
}
