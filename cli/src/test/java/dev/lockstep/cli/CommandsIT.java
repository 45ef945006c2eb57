package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsIT {
    private static final String CYCLE = "01900000-0000-7000-8000-000000000001";
    private static final String DIGEST = "9f2c41d7" + "0".repeat(56);
    private static final String VIEW = "{\"id\":\"" + CYCLE
            + "\",\"title\":\"Prices\",\"state\":\"STOPPED\",\"next\":\"tech-lead decides\",\"stop\":{\"name\":\"spec-approval\"}}";
    private static final String GATE = "{\"name\":\"spec-approval\",\"hard\":true,\"subjectDigest\":\"" + DIGEST
            + "\",\"subject\":{\"commit\":\"abc\",\"artifacts\":[{\"path\":\"docs/product-spec.md\",\"sha256\":\""
            + DIGEST
            + "\"}]}}";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Map<String, String> environment = new HashMap<>();

    @TempDir
    Path folder = Path.of("");

    private TrackerStub tracker;

    @BeforeEach
    void startTracker() throws IOException {
        tracker = new TrackerStub();
        Files.createDirectories(folder.resolve(".lockstep"));
        Files.writeString(
                folder.resolve(".lockstep/stack.json"),
                "{\"trackerUrl\":\"" + tracker.url() + "\",\"people\":["
                        + "{\"name\":\"ann\",\"roles\":[\"requester\"],\"token\":\"ann-token\"},"
                        + "{\"name\":\"tom\",\"roles\":[\"tech-lead\"],\"token\":\"tom-token\"}]}");
    }

    @AfterEach
    void stopTracker() {
        tracker.close();
    }

    private int run(String input, String... args) {
        var stream = new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8));
        Surroundings surroundings = new Surroundings(environment, folder, stream);
        return Lockstep.run(surroundings, new PrintWriter(out, true), new PrintWriter(err, true), args);
    }

    private void openGate() {
        tracker.when("GET /api/cycles/" + CYCLE, 200, VIEW)
                .when("GET /api/cycles/" + CYCLE + "/gates/spec-approval", 200, GATE)
                .when("POST /api/cycles/" + CYCLE + "/gates/spec-approval/decisions", 200, "{}");
    }

    @Test
    void startTakesTheRequestFromStandardInputAndActsAsTheRequester() {
        tracker.when("POST /api/projects/my%20shop/cycles", 201, VIEW);

        int code = run("Show prices with VAT\n", "start", "my shop", "--title", "Prices");

        assertThat(code).isZero();
        assertThat(tracker.written().authorization()).isEqualTo("Bearer ann-token");
        assertThat(tracker.written().body().path("text").asText()).isEqualTo("Show prices with VAT\n");
        assertThat(tracker.written().body().path("title").asText()).isEqualTo("Prices");
        assertThat(out.toString()).contains(CYCLE, "tech-lead decides");
    }

    @Test
    void startSendsAttachmentsByNameAndText() throws IOException {
        tracker.when("POST /api/projects/shop/cycles", 201, VIEW);
        Path prices = Files.writeString(folder.resolve("prices.csv"), "a;1");

        int code = run("", "start", "shop", "Prices", "--attach", prices.toString());

        assertThat(code).isZero();
        assertThat(tracker.written().body().path("attachments").toString())
                .isEqualTo("[{\"name\":\"prices.csv\",\"text\":\"a;1\"}]");
    }

    @Test
    void anEmptyRequestIsWrongUsageAndNothingIsSent() {
        int code = run("  \n", "start", "shop");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("The request is empty");
    }

    @Test
    void approveWithoutDigestShowsTheSubjectAndDecidesNothing() {
        openGate();

        int code = run("", "approve", CYCLE, "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.nothingWritten()).isTrue();
        assertThat(err.toString()).contains("docs/product-spec.md", "--digest " + DIGEST);
    }

    @Test
    void approveNamesTheWholeDigestWhenItsBeginningIsGiven() {
        openGate();

        int code = run("", "approve", CYCLE, "--digest", "9f2c41d7", "--as", "tom", "-m", "good");

        assertThat(code).isZero();
        assertThat(tracker.written().authorization()).isEqualTo("Bearer tom-token");
        assertThat(tracker.written().body().path("subjectDigest").asText()).isEqualTo(DIGEST);
        assertThat(tracker.written().body().path("decision").asText()).isEqualTo("approve");
        assertThat(tracker.written().body().path("comment").asText()).isEqualTo("good");
    }

    @Test
    void approveRefusesWhenTheSubjectIsAnotherNow() {
        openGate();

        int code = run("", "approve", CYCLE, "--digest", "00000000", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(tracker.nothingWritten()).isTrue();
    }

    @Test
    void approveRefusesADigestTooShortToTellSubjectsApart() {
        openGate();

        int code = run("", "approve", CYCLE, "--digest", "9f2", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.nothingWritten()).isTrue();
    }

    @Test
    void aDecisionIsNeverMadeByDefault() {
        openGate();

        int code = run("", "approve", CYCLE, "--yes");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("--as NAME", "ann", "tom");
    }

    @Test
    void theTrackersReasonIsPrintedWhenItRefuses() {
        openGate();
        tracker.when(
                "POST /api/cycles/" + CYCLE + "/gates/spec-approval/decisions",
                403,
                "{\"title\":\"Four eyes\",\"status\":403,\"detail\":\"You requested the cycle.\"}");

        int code = run("", "approve", CYCLE, "--yes", "--as", "ann");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(err.toString()).contains("Refused (403): Four eyes", "You requested the cycle.");
    }

    @Test
    void verifyApprovesWhenAllPass() {
        tracker.when("GET /api/cycles/" + CYCLE, 200, VIEW)
                .when("GET /api/cycles/" + CYCLE + "/gates/user-verification", 200, GATE)
                .when("POST /api/cycles/" + CYCLE + "/gates/user-verification/decisions", 200, "{}");

        int code = run("", "verify", CYCLE, "AC1=pass", "AC2=pass", "--as", "ann");

        assertThat(code).isZero();
        assertThat(tracker.written().body().path("decision").asText()).isEqualTo("approve");
        assertThat(tracker.written()
                        .body()
                        .path("criteria")
                        .path("AC2")
                        .path("pass")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void verifyDecidesNothingWhenSomethingFailsAndSaysHowToGoOn() {
        int code = run("", "verify", CYCLE, "AC1=pass", "AC2=fail:too slow", "--as", "ann");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("AC2: too slow", "--return-to");
    }

    @ParameterizedTest
    @ValueSource(strings = {"AC1", "AC1=", "=pass", "AC1=maybe", "AC1=fail", "AC1=fail:"})
    void verifyRefusesWhatIsNoVerdict(String verdict) {
        assertThat(run("", "verify", CYCLE, verdict, "--as", "ann")).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void answersAndAcceptedAssumptionsGoTogether() {
        tracker.when("GET /api/cycles/" + CYCLE, 200, VIEW).when("POST /api/cycles/" + CYCLE + "/answers", 200, "{}");

        int code = run("", "answer", CYCLE, "Q1=a=b", "--accept", "Q2", "--as", "tom");

        assertThat(code).isZero();
        assertThat(tracker.written().body().path("answers").toString())
                .contains("\"answer\":\"a=b\"", "\"acceptAssumption\":true");
    }

    @Test
    void aPrefixNamesTheOneCycleThatBeginsWithIt() {
        tracker.when("GET /api/cycles", 200, "{\"items\":[{\"id\":\"" + CYCLE + "\"}],\"next\":\"c 2\"}")
                .when("GET /api/cycles?cursor=c%202", 200, "{\"items\":[{\"id\":\"02\"}],\"next\":null}")
                .when("GET /api/cycles/" + CYCLE, 200, VIEW);

        int code = run("", "status", "019", "-o", "json");

        assertThat(code).isZero();
        assertThat(out.toString().strip()).isEqualTo(VIEW);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAmbiguousPrefixIsWrongUsageAndNamesTheCandidates() {
        tracker.when("GET /api/cycles", 200, "{\"items\":[{\"id\":\"0190a\"},{\"id\":\"0190b\"}]}");

        assertThat(run("", "status", "0190")).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("0190a, 0190b");
    }

    @Test
    void jsonGoesToStandardOutputAloneAsOneDocument() throws IOException {
        tracker.when("GET /api/inbox", 200, "{\"items\":[]}");

        int code = run("", "inbox", "-o", "json");

        assertThat(code).isZero();
        assertThat(new ObjectMapper().readTree(out.toString()).path("items").isArray())
                .isTrue();
    }

    @Test
    void anUnknownTokenIsNotSignedIn() {
        tracker.when("GET /api/inbox", 401, "{\"title\":\"Unauthorized\"}");

        assertThat(run("", "inbox")).isEqualTo(Lockstep.NOT_SIGNED_IN);
    }

    @Test
    void anAddressWithoutATokenIsNotSignedIn() {
        environment.put("LOCKSTEP_URL", tracker.url().toString());

        assertThat(run("", "inbox")).isEqualTo(Lockstep.NOT_SIGNED_IN);
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void aTokenFileAndAnAddressWinOverTheLocalStack() throws IOException {
        tracker.when("GET /api/inbox", 200, "{\"items\":[]}");
        Path file = Files.writeString(folder.resolve("token"), "from-file\n");

        int code = run("", "inbox", "--url", tracker.url() + "/", "--token-file", file.toString());

        assertThat(code).isZero();
        assertThat(tracker.asked.getFirst().authorization()).isEqualTo("Bearer from-file");
    }

    @Test
    void aTrackerThatDoesNotAnswerIsUnreachable() {
        tracker.close();

        assertThat(run("", "inbox")).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("No tracker answers at", "lockstep up");
    }

    @Test
    void somethingElseThatAnswersIsNoTracker() {
        tracker.when("GET /api/inbox", 200, "<html>hello</html>");

        assertThat(run("", "inbox")).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("is no tracker");
    }

    @Test
    void upWithoutAModelSaysHowToNameOneAndStartsNothing() {
        assertThat(run("", "up")).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("--model-url", "LOCKSTEP_MODELS_DEFAULT_BASE_URL", "lockstep demo");
    }

    @Test
    void upNamesTheVariableThatShouldHoldTheKey() {
        int code = run("", "up", "--model-url", "http://m", "--model", "m", "--model-key-env", "MY_KEY");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("MY_KEY");
    }

    @Test
    void everyCommandHasHelpWithAnExample() {
        List<String> without = new ArrayList<>();
        for (String command : List.of(
                "demo",
                "up",
                "down",
                "start",
                "status",
                "inbox",
                "show",
                "answer",
                "approve",
                "request-changes",
                "return",
                "verify",
                "waive",
                "cancel",
                "retry")) {
            out.getBuffer().setLength(0);
            if (run("", command, "--help") != 0 || !out.toString().contains("lockstep " + command)) {
                without.add(command);
            }
        }
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "status --colour", "answer", "project", "retry x s1 --extra-tokens many"})
    void wrongUsageIsExplained(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThat(run("", args)).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).isNotBlank();
    }
}
