package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A decision is on a digest that the person named, whatever the decision. */
class DecisionsIT extends CommandLineFixture {
    /** A decision, the stop that it is on, and what the tracker is to be told. */
    record Decision(String stop, String told, String... command) {
        @Override
        public String toString() {
            return String.join(" ", command);
        }
    }

    static Stream<Decision> decisions() {
        return Stream.of(
                new Decision("spec-approval", "approve", "approve", CYCLE, "-m", "good"),
                new Decision("spec-approval", "request-changes", "request-changes", CYCLE, "-m", "More"),
                new Decision("spec-approval", "return", "return", CYCLE, "architecture", "-m", "Again"),
                new Decision("user-verification", "approve", "verify", CYCLE, "AC1=pass", "AC2=pass"),
                new Decision(
                        "user-verification", "return", "verify", CYCLE, "AC2=fail:no", "--return-to", "architecture"));
    }

    private int decide(Decision decision, String... consent) {
        waitsAt(decision.stop());
        List<String> line = new ArrayList<>(List.of(decision.command()));
        line.addAll(List.of("--as", "tom"));
        line.addAll(List.of(consent));
        return run(line.toArray(String[]::new));
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void withoutADigestItOnlyShowsWhatWaits(Decision decision) {
        int code = decide(decision);

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.nothingWritten()).isTrue();
        assertThat(err.toString()).contains("docs/product-spec.md", "Nothing is decided yet", "--digest " + DIGEST);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void itSendsTheWholeDigestWhenItsBeginningIsGiven(Decision decision) {
        int code = decide(decision, "--digest", "9F2C 41d7");

        assertThat(code).isZero();
        assertThat(tracker.written().authorization()).isEqualTo("Bearer tom-token");
        assertThat(tracker.written().body().path("subjectDigest").asText()).isEqualTo(DIGEST);
        assertThat(tracker.written().body().path("decision").asText()).isEqualTo(decision.told());
        assertThat(err.toString()).as("what was read is not shown again").isEmpty();
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void itIsRefusedWhenTheSubjectIsAnotherNow(Decision decision) {
        int code = decide(decision, "--digest", "00000000");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(tracker.nothingWritten()).isTrue();
        assertThat(err.toString()).contains("Nothing is decided", DIGEST, "00000000");
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void withYesItTakesWhatIsThereAndSaysWhich(Decision decision) {
        int code = decide(decision, "--yes");

        assertThat(code).isZero();
        assertThat(tracker.written().body().path("subjectDigest").asText()).isEqualTo(DIGEST);
        assertThat(err.toString()).contains("docs/product-spec.md");
        assertThat(out.toString()).contains(decision.stop() + ", subject " + DIGEST);
    }

    @ParameterizedTest
    @MethodSource("decisions")
    void nobodyDecidesByDefault(Decision decision) {
        waitsAt(decision.stop());

        int code = run(
                Stream.concat(Stream.of(decision.command()), Stream.of("--yes")).toArray(String[]::new));

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("--as NAME", "ann", "tom");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "9f2", "9f2c41"})
    void aDigestTooShortToTellSubjectsApartIsWrongUsage(String digest) {
        waitsAt("spec-approval");

        assertThat(run("approve", CYCLE, "--digest", digest, "--as", "tom")).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.nothingWritten()).isTrue();
    }

    @Test
    void aDigestAndYesAreOneTooMany() {
        assertThat(run("approve", CYCLE, "--digest", DIGEST, "--yes", "--as", "tom"))
                .isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void withoutADigestJsonShowsWhatWaitsToo() throws IOException {
        waitsAt("spec-approval");

        run("approve", CYCLE, "--as", "tom", "-o", "json");

        assertThat(new ObjectMapper()
                        .readTree(out.toString())
                        .path("subjectDigest")
                        .asText())
                .isEqualTo(DIGEST);
    }

    @Test
    void anApprovalOfAnotherStopThanTheOpenOneIsRefusedAndBothAreNamed() {
        waitsAt("spec-approval");

        int code = run("approve", CYCLE, "deployment-approval", "--yes", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(tracker.nothingWritten()).isTrue();
        assertThat(err.toString()).contains("waits at spec-approval now, not at deployment-approval");
    }

    @Test
    void whereNothingWaitsNothingIsDecidedAndTheNextStepIsNamed() {
        tracker.when("GET /api/cycles/" + CYCLE, 200, SampleCycle.working());

        int code = run("request-changes", CYCLE, "-m", "More", "--yes", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(err.toString()).contains("no gate or checkpoint now", "Next: A requester decides.");
    }

    @Test
    void verdictsGoWithTheApproval() {
        decide(decisions().toList().get(3), "--yes");

        assertThat(tracker.written().body().at("/criteria/AC2/pass").asBoolean())
                .isTrue();
    }

    @Test
    void verifyDecidesNothingWhenSomethingFailsAndSaysHowToGoOn() {
        int code = run("verify", CYCLE, "AC1=pass", "AC2=fail:too slow", "--as", "ann");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("AC2: too slow", "--return-to");
    }

    @Test
    void aVerdictOnNoCriterionIsWrongUsageAndNamesThoseThatThereAre() {
        waitsAt("user-verification");

        int code = run("verify", CYCLE, "AC1=pass", "AC7=pass", "--yes", "--as", "ann");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.nothingWritten()).isTrue();
        assertThat(err.toString()).contains("no criterion AC7; it has AC1, AC2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC1", "AC1=", "=pass", "AC1=maybe", "AC1=fail", "AC1=fail:"})
    void verifyRefusesWhatIsNoVerdict(String verdict) {
        assertThat(run("verify", CYCLE, verdict, "--as", "ann")).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void twoVerdictsOnACriterionAreOneTooMany() {
        assertThat(run("verify", CYCLE, "AC1=fail:no", "AC1=pass", "--yes", "--as", "ann"))
                .isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("two verdicts on AC1");
    }
}
