package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Looks at one thing of a cycle. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Show a cycle, or one of its sessions, runs, stops, findings, questions or documents.",
        footer = {
            "",
            "Examples:",
            "  lockstep show 0198c                        the cycle, and what came of it so far",
            "  lockstep show 0198c s3                     a session's transcript",
            "  lockstep show 0198c s3/E2                  what a run of that session printed: the log of its evidence",
            "  lockstep show 0198c spec-approval          what a gate asks people to approve",
            "  lockstep show 0198c F1                     a finding with its evidence",
            "  lockstep show 0198c docs/product-spec.md   a document as it stands on the cycle's branch"
        })
final class ShowCommand extends TrackerCommand {
    @Parameters(index = "0", paramLabel = "CYCLE", description = "The cycle.")
    String cycle = "";

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "WHAT",
            description =
                    "A session, one of its runs, a gate or checkpoint, a finding, a question, or a document's path.")
    @Nullable
    String what;

    @Override
    int run(Tracker tracker) {
        String id = tracker.cycle(cycle);
        if (what == null) {
            JsonNode view = tracker.get(Tracker.path("cycles", id));
            output.result(view, CycleText.whole(view));
        } else if (what.matches("s\\d+")) {
            JsonNode session = tracker.get(Tracker.path("cycles", id, "sessions", what));
            output.result(session, TranscriptText.of(session));
        } else if (what.matches("s\\d+/E\\d+")) {
            showLog(tracker, id, what);
        } else if (what.contains("/") || what.endsWith(".md")) {
            JsonNode document = tracker.get(Tracker.path("cycles", id, "documents") + "?path=" + Tracker.escaped(what));
            output.result(document, document.path("text").asText());
        } else {
            showPart(tracker.get(Tracker.path("cycles", id)), what);
        }
        return Lockstep.OK;
    }

    private void showLog(Tracker tracker, String id, String what) {
        int slash = what.indexOf('/');
        String session = what.substring(0, slash);
        String run = what.substring(slash + 1);
        String log = tracker.text(Tracker.path("cycles", id, "evidence", session, run, "log"));
        JsonNode json = JsonNodeFactory.instance
                .objectNode()
                .put("session", session)
                .put("run", run)
                .put("log", log);
        output.result(json, log);
    }

    /** What the cycle's view has itself. */
    private void showPart(JsonNode view, String name) {
        if (view.path("stop").path("name").asText("").equals(name)) {
            output.result(view.path("stop"), GateText.of(view.path("stop"), view));
            return;
        }
        JsonNode finding = named(view, "findings", "id", name);
        JsonNode question = named(view, "questions", "id", name);
        JsonNode passed = named(view, "gates", "name", name);
        if (!finding.isMissingNode()) {
            output.result(finding, FindingText.of(finding));
        } else if (!question.isMissingNode()) {
            output.result(question, questionText(question));
        } else if (!passed.isMissingNode()) {
            output.result(passed, passedText(passed));
        } else {
            throw new ClientException.Refused(notThere(view, name));
        }
    }

    /** The last of that name: a stop that was passed again after a return is there twice. */
    private static JsonNode named(JsonNode view, String list, String field, String name) {
        return view.path(list)
                .valueStream()
                .filter(item -> item.path(field).asText().equals(name))
                .reduce((earlier, later) -> later)
                .orElse(MissingNode.getInstance());
    }

    private static String questionText(JsonNode question) {
        String asked = String.join("\n", CycleText.question(question));
        return CycleText.isOpen(question)
                ? asked
                : asked + "\n    " + CycleText.text(question, "answeredBy") + " answered: "
                        + CycleHistoryText.answer(question);
    }

    private static String passedText(JsonNode passed) {
        return (passed.path("hard").asBoolean() ? "Gate " : "Checkpoint ")
                + passed.path("name").asText()
                + ", passed by " + CycleText.joined(passed.path("approvers"), ", ") + " at "
                + Times.shown(CycleText.text(passed, "passedAt")) + "\nsubject "
                + passed.path("digest").asText();
    }

    private static String notThere(JsonNode view, String name) {
        List<String> stops = view.path("phases")
                .valueStream()
                .map(phase -> CycleText.text(phase, "stop"))
                .toList();
        return stops.contains(name)
                ? "Nothing waits at " + name + " now.\nNext: " + CycleText.text(view, "next")
                : "The cycle has no '" + name
                        + "'. Name a session (s1), one of its runs (s1/E1), a finding (F1), a question (Q1), a document's"
                        + " path, or one of these stops: " + String.join(", ", stops);
    }
}
