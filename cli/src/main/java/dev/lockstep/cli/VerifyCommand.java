package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's verdict on each acceptance criterion. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = "Give your verdict on each acceptance criterion. If all pass, the user verification is approved.",
        footer = {
            "",
            "Examples:",
            "  lockstep verify 0198c AC1=pass AC2=pass --as requester",
            "  lockstep verify 0198c AC1=pass AC2=\"fail:the 31st is skipped in June\" --as requester",
            "  lockstep verify 0198c AC1=fail:slow --return-to implementation --as requester"
        })
final class VerifyCommand extends DecisionCommand {
    private static final String GATE = "user-verification";

    @Parameters(
            index = "1..*",
            arity = "1..*",
            paramLabel = "AC1=VERDICT",
            description = "A criterion and pass, or fail:COMMENT.")
    List<String> verdicts = new ArrayList<>();

    @Option(
            names = "--return-to",
            paramLabel = "PHASE",
            description = "Where the cycle goes back to when something fails.")
    @Nullable
    String returnTo;

    /** A verdict as it is sent. */
    record Verdict(boolean pass, String comment) {
        private static final String FAIL = "fail:";

        static Verdict of(String text) {
            if (text.equals("pass")) {
                return new Verdict(true, "");
            }
            if (text.startsWith(FAIL) && text.length() > FAIL.length()) {
                return new Verdict(false, text.substring(FAIL.length()).strip());
            }
            throw new ClientException.Usage("'" + text + "' is no verdict; say pass, or fail:COMMENT");
        }
    }

    @Override
    int run(Tracker tracker) {
        Map<String, Verdict> criteria = new LinkedHashMap<>();
        verdicts.forEach(verdict -> {
            Pair pair = Pair.of(verdict, "AC1=pass or AC1=fail:COMMENT");
            criteria.put(pair.name(), Verdict.of(pair.value()));
        });
        List<String> failed = failed(criteria);
        if (!failed.isEmpty() && returnTo == null) {
            throw new ClientException.Refused(howToGoOn(failed));
        }
        return send(tracker, criteria, failed);
    }

    private int send(Tracker tracker, Map<String, Verdict> criteria, List<String> failed) {
        String id = tracker.cycle(cycle);
        JsonNode shown = gate(tracker, id, GATE);
        output.note(GateText.of(shown));
        Map<String, Object> decision = new LinkedHashMap<>(Map.of(
                "subjectDigest", GateText.digest(shown),
                "criteria", criteria,
                "comment", String.join("; ", failed)));
        if (failed.isEmpty()) {
            decision.put("decision", "approve");
            String done = "Verified and approved: " + String.join(", ", criteria.keySet()) + ".";
            return decide(tracker, id, GATE, decision, done);
        }
        decision.put("decision", "return");
        decision.put("returnTo", String.valueOf(returnTo));
        return decide(tracker, id, GATE, decision, "Returned to " + returnTo + " with what failed.");
    }

    private static List<String> failed(Map<String, Verdict> criteria) {
        return criteria.entrySet().stream()
                .filter(entry -> !entry.getValue().pass())
                .map(entry -> entry.getKey() + ": " + entry.getValue().comment())
                .toList();
    }

    private static String howToGoOn(List<String> failed) {
        return "Nothing is decided yet, for not every criterion passes:\n- " + String.join("\n- ", failed)
                + "\nSend the cycle back with the same command and --return-to PHASE: mostly implementation, or"
                + " product-specification if the criterion itself is wrong.";
    }
}
