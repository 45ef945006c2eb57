package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** A person's verdict on each acceptance criterion. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Give your verdict on each acceptance criterion. If all pass, the user verification is approved.",
            "Without --digest or --yes it only shows what there is to verify."
        },
        footer = {
            "",
            "Examples:",
            "  lockstep show 0198c user-verification --as requester    what there is to verify, and how",
            "  lockstep verify 0198c AC1=pass AC2=pass --digest 9f2c41d7 --as requester",
            "  lockstep verify 0198c AC1=pass AC2=\"fail:June has no 31st\" --return-to implementation \\",
            "      --digest 9f2c41d7 --as requester"
        })
final class VerifyCommand extends DecisionCommand {
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
            if (criteria.put(pair.name(), Verdict.of(pair.value())) != null) {
                throw new ClientException.Usage("There are two verdicts on " + pair.name() + "; give one");
            }
        });
        List<String> failed = failed(criteria);
        if (!failed.isEmpty() && returnTo == null) {
            throw new ClientException.Refused(howToGoOn(failed));
        }
        JsonNode view = view(tracker);
        requireKnown(criteria.keySet(), view);
        return send(tracker, view, criteria, failed);
    }

    /** A verdict on a criterion that is not there would be lost without a word. */
    private static void requireKnown(Set<String> named, JsonNode view) {
        List<String> known = view.path("criteria")
                .valueStream()
                .map(criterion -> criterion.path("id").asText())
                .toList();
        List<String> unknown = named.stream().filter(id -> !known.contains(id)).toList();
        if (!unknown.isEmpty()) {
            throw new ClientException.Usage("The cycle has no criterion " + String.join(", ", unknown)
                    + (known.isEmpty() ? "; it has none yet" : "; it has " + String.join(", ", known)));
        }
    }

    private int send(Tracker tracker, JsonNode view, Map<String, Verdict> criteria, List<String> failed) {
        Map<String, Object> decision =
                new LinkedHashMap<>(Map.of("criteria", criteria, "comment", String.join("; ", failed)));
        if (failed.isEmpty()) {
            decision.put("decision", "approve");
            return decide(tracker, view, VerificationText.GATE, decision, "Verified and approved");
        }
        decision.put("decision", "return");
        decision.put("returnTo", String.valueOf(returnTo));
        return decide(tracker, view, VerificationText.GATE, decision, "Returned to " + returnTo + " with what failed");
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
