package dev.lockstep.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** Every command against a tracker that answers as it was told. */
class CommandsIT extends CommandLineFixture {
    private static final String VIEW = SampleCycle.at("spec-approval");

    @Test
    void startTakesTheRequestFromStandardInputAndActsAsTheRequester() {
        tracker.when("POST /api/projects/my%20shop/cycles", 201, VIEW);

        int code = runWithInput("Show prices with VAT\n", "start", "my shop", "--title", "Prices");

        assertThat(code).isZero();
        assertThat(tracker.written().authorization()).isEqualTo("Bearer ann-token");
        assertThat(tracker.written().body().path("text").asText()).isEqualTo("Show prices with VAT\n");
        assertThat(tracker.written().body().path("title").asText()).isEqualTo("Prices");
        assertThat(out.toString()).contains(CYCLE, "A requester decides.");
    }

    @Test
    void startSendsAttachmentsByNameAndText() throws IOException {
        tracker.when("POST /api/projects/shop/cycles", 201, VIEW);
        Path prices = Files.writeString(folder.resolve("prices.csv"), "a;1");

        int code = run("start", "shop", "Prices", "--attach", prices.toString());

        assertThat(code).isZero();
        assertThat(tracker.written().body().path("attachments").toString())
                .isEqualTo("[{\"name\":\"prices.csv\",\"text\":\"a;1\"}]");
    }

    @Test
    void anEmptyRequestIsWrongUsageAndNothingIsSent() {
        int code = runWithInput("  \n", "start", "shop");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.asked).isEmpty();
        assertThat(err.toString()).contains("The request is empty");
    }

    @Test
    void theTrackersReasonIsPrintedWhenItRefuses() {
        waitsAt("spec-approval");
        tracker.when(
                "POST /api/cycles/" + CYCLE + "/gates/spec-approval/decisions",
                403,
                "{\"title\":\"Four eyes\",\"status\":403,\"detail\":\"You requested the cycle.\"}");

        int code = run("approve", CYCLE, "--yes", "--as", "ann");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(err.toString()).contains("Refused (403): Four eyes", "You requested the cycle.");
    }

    @Test
    void whatIsWrongWithARequestIsSaidOnce() {
        String sentence = "must be lower-case letters";
        tracker.when(
                "POST /api/projects",
                400,
                "{\"title\":\"Bad Request\",\"detail\":\"name " + sentence
                        + "\",\"violations\":[{\"field\":\"name\",\"message\":\"" + sentence + "\"}]}");

        int code = run("project", "add", "Shop", "file:///shop.git", "--command", "test=make", "--as", "tom");

        assertThat(code).isEqualTo(Lockstep.REFUSED);
        assertThat(err.toString()).containsOnlyOnce(sentence);
    }

    @Test
    void violationsThatTheDetailDoesNotNameAreListed() {
        tracker.when(
                "POST /api/projects",
                400,
                "{\"title\":\"Bad Request\",\"detail\":\"See below\","
                        + "\"violations\":[{\"field\":\"name\",\"message\":\"is too long\"}]}");

        run("project", "add", "shop", "file:///shop.git", "--command", "test=make", "--as", "tom");

        assertThat(err.toString()).contains("See below", "- name: is too long");
    }

    @Test
    void answersAndAcceptedAssumptionsGoTogether() {
        tracker.when("GET /api/cycles/" + CYCLE, 200, VIEW).when("POST /api/cycles/" + CYCLE + "/answers", 200, "{}");

        int code = run("answer", CYCLE, "Q1=a=b", "--accept", "Q2", "--as", "tom");

        assertThat(code).isZero();
        assertThat(tracker.written().body().path("answers").toString())
                .contains("\"answer\":\"a=b\"", "\"acceptAssumption\":true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Q1=a Q1=b", "Q1=a --accept Q1", "--accept Q1 --accept Q1"})
    void aQuestionIsAnsweredOnce(String answers) {
        int code = run(("answer " + CYCLE + " --as tom " + answers).split(" ", -1));

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("two answers to Q1");
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void aPrefixNamesTheOneCycleThatBeginsWithIt() throws IOException {
        tracker.when("GET /api/cycles", 200, "{\"items\":[{\"id\":\"" + CYCLE + "\"}],\"next\":\"c 2\"}")
                .when("GET /api/cycles?cursor=c%202", 200, "{\"items\":[{\"id\":\"02\"}],\"next\":null}")
                .when("GET /api/cycles/" + CYCLE, 200, VIEW);

        int code = run("status", "019", "-o", "json");

        assertThat(code).isZero();
        assertThat(json()).isEqualTo(new ObjectMapper().readTree(VIEW));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void anAmbiguousPrefixIsWrongUsageAndNamesTheCandidates() {
        tracker.when(
                "GET /api/cycles",
                200,
                "{\"items\":[{\"id\":\"0190a\",\"title\":\"VAT\"},{\"id\":\"0190b\",\"title\":\"Rates\"}]}");

        assertThat(run("status", "0190")).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("0190a", "VAT", "0190b", "Rates");
    }

    /** As from a variable of a script that is not set. */
    @Test
    void anEmptyPrefixNamesNoCycleEvenIfThereIsOnlyOne() {
        tracker.when("GET /api/cycles", 200, "{\"items\":[{\"id\":\"" + CYCLE + "\"}]}");

        int code = run("cancel", "", "-m", "Enough", "--as", "ann");

        assertThat(code).isEqualTo(Lockstep.USAGE);
        assertThat(tracker.nothingWritten()).isTrue();
    }

    @Test
    void jsonGoesToStandardOutputAloneAsOneDocument() throws IOException {
        tracker.when("GET /api/inbox", 200, "{\"items\":[]}");

        int code = run("inbox", "-o", "json");

        assertThat(code).isZero();
        assertThat(json().path("items").isArray()).isTrue();
    }

    private JsonNode json() throws IOException {
        return new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .readTree(out.toString());
    }

    @Test
    void anUnknownTokenIsNotSignedIn() {
        tracker.when("GET /api/inbox", 401, "{\"title\":\"Unauthorized\"}");

        assertThat(run("inbox")).isEqualTo(Lockstep.NOT_SIGNED_IN);
    }

    @Test
    void anAddressWithoutATokenIsNotSignedIn() {
        environment.put("LOCKSTEP_URL", tracker.url().toString());

        assertThat(run("inbox")).isEqualTo(Lockstep.NOT_SIGNED_IN);
        assertThat(tracker.asked).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "tracker",
                "ftp://tracker",
                "http://",
                "http://a b/",
                "http://[::1",
                "//host",
                "http://h:99999",
                "http://h:0"
            })
    void whatIsNoAddressIsWrongUsage(String address) {
        assertThat(run("inbox", "--url", address, "--token", "t")).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("'" + address + "' is no tracker's address");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a\nb", "a b"})
    void whatCantBeATokenIsNotSignedIn(String token) {
        assertThat(run("inbox", "--url", "http://127.0.0.1:1", "--token", token))
                .isEqualTo(Lockstep.NOT_SIGNED_IN);
    }

    @Test
    void aRedirectIsNoTracker() {
        tracker.when("GET /api/inbox", 302, "");

        assertThat(run("inbox")).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("name the tracker's own address");
    }

    @Test
    void aTokenFileAndAnAddressWinOverTheLocalStack() throws IOException {
        tracker.when("GET /api/inbox", 200, "{\"items\":[]}");
        Path file = Files.writeString(folder.resolve("token"), "from-file\n");

        int code = run("inbox", "--url", tracker.url() + "/", "--token-file", file.toString());

        assertThat(code).isZero();
        assertThat(tracker.asked.getFirst().authorization()).isEqualTo("Bearer from-file");
    }

    @Test
    void aTrackerThatDoesNotAnswerIsUnreachable() {
        tracker.close();

        assertThat(run("inbox")).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("No tracker answers at", "lockstep up");
    }

    @Test
    void somethingElseThatAnswersIsNoTracker() {
        tracker.when("GET /api/inbox", 200, "<html>hello</html>");

        assertThat(run("inbox")).isEqualTo(Lockstep.UNREACHABLE);
        assertThat(err.toString()).contains("is no tracker");
    }

    @Test
    void upWithoutAModelSaysHowToNameOneAndStartsNothing() {
        assertThat(run("up")).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("--model-url", "LOCKSTEP_MODELS_DEFAULT_BASE_URL", "lockstep demo");
    }

    @Test
    void upNamesTheVariableThatShouldHoldTheKey() {
        int code = run("up", "--model-url", "http://m", "--model", "m", "--model-key-env", "MY_KEY");

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
            if (run(command, "--help") != 0 || !out.toString().contains("lockstep " + command)) {
                without.add(command);
            }
        }
        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--sandbox none-at-all", "--port 65536", "--port -1"})
    void upNamesTheWrongSettingAndStartsNothing(String line) {
        String[] args = ("up --model-url http://m --model m " + line).split(" ", -1);

        assertThat(run(args)).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains(line.split(" ", -1)).doesNotContain("local-stack");
    }

    @Test
    void aRetryTakesNothingAway() {
        assertThat(run("retry", CYCLE, "s1", "--extra-tokens", "-5", "--as", "tom"))
                .isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("--extra-tokens", "-5");
        assertThat(tracker.asked).isEmpty();
    }

    @Test
    void whatIsAsLongAsAnIdButNoneIsLookedForAmongTheCycles() {
        tracker.when("GET /api/cycles", 200, "{\"items\":[]}");

        assertThat(run("status", "0".repeat(36))).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).contains("No cycle's id begins with");
    }

    @Test
    void wrongUsageIsExplainedInAFewLines() {
        run("start");

        assertThat(err.toString()).contains("'PROJECT'", "Usage: lockstep start", "lockstep start --help");
        assertThat(err.toString().lines()).hasSizeLessThan(8);
    }

    @Test
    void noExampleIsTooWideForTheHelp() {
        List<String> tooWide = new ArrayList<>();
        Deque<CommandLine> commands = new ArrayDeque<>(
                List.of(new CommandLine(new Lockstep(new Surroundings(environment, folder, System.in)))));
        while (!commands.isEmpty()) {
            CommandLine command = commands.pop();
            commands.addAll(command.getSubcommands().values());
            Stream.of(command.getCommandSpec().usageMessage().footer())
                    .filter(line -> line.formatted().length() >= Lockstep.HELP_WIDTH)
                    .forEach(tooWide::add);
        }

        assertThat(tooWide).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fly", "status --colour", "answer", "project", "retry x s1 --extra-tokens many"})
    void wrongUsageIsExplained(String line) {
        String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);

        assertThat(run(args)).isEqualTo(Lockstep.USAGE);
        assertThat(err.toString()).isNotBlank();
    }
}
