package dev.lockstep.agent.loop;

import com.fasterxml.jackson.databind.JsonNode;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.TurnBody.Asked;
import dev.lockstep.contracts.legs.TurnBody.Failed;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The tools of a session: those that work in the workspace, and the terminal ones. {@code submit} and {@code fail} are
 * always among them, so that no template can trap a session; {@code ask} if the template names it.
 */
public final class OfferedTools {
    static final String ASK = "ask";
    static final String SUBMIT = "submit";
    static final String FAIL = "fail";

    private final List<ToolSpecification> specifications = new ArrayList<>();
    private final boolean mayAsk;
    private final CheckedForm<AskForm> askForm = new CheckedForm<>(
            ASK,
            "Ends this leg with questions to a person. Ask only what a document or the code cannot tell.",
            AskForm.class);
    private final CheckedForm<? extends SubmissionForm> submitForm;
    private final CheckedForm<FailForm> failForm = new CheckedForm<>(
            FAIL, "Ends this leg as failed, when neither work nor a person's answer can bring it on.", FailForm.class);

    /** The tools that the template names, out of those that work in the workspace. */
    public OfferedTools(List<ToolSpecification> working, List<String> named, Class<? extends SubmissionForm> output) {
        this.submitForm = new CheckedForm<>(
                SUBMIT, "Ends this leg with the finished work. Claims are pointers, not prose.", output);
        this.mayAsk = named.contains(ASK);
        working.stream().filter(tool -> named.contains(tool.name())).forEach(specifications::add);
        if (mayAsk) {
            specifications.add(askForm.specification());
        }
        specifications.add(submitForm.specification());
        specifications.add(failForm.specification());
    }

    List<ToolSpecification> specifications() {
        return List.copyOf(specifications);
    }

    String names() {
        return specifications.stream().map(ToolSpecification::name).collect(Collectors.joining(", "));
    }

    String terminalNames() {
        return mayAsk ? "ask, submit or fail" : "submit or fail";
    }

    /** Whether a call of that name ends the leg. */
    boolean isTerminal(ToolCall call) {
        return call.name().equals(SUBMIT)
                || call.name().equals(FAIL)
                || (mayAsk && call.name().equals(ASK));
    }

    CallReading read(ToolCall call) {
        if (specifications.stream().noneMatch(tool -> tool.name().equals(call.name()))) {
            return new CallReading.Malformed("There is no tool '%s'. Use one of: %s.".formatted(call.name(), names()));
        }
        JsonNode arguments;
        try {
            arguments = Json.read(call.arguments().isBlank() ? "{}" : call.arguments(), JsonNode.class);
        } catch (UncheckedIOException e) {
            return malformed(call, List.of("they are not JSON"));
        }
        if (!arguments.isObject()) {
            return malformed(call, List.of("they must be one JSON object"));
        }
        return switch (call.name()) {
            case ASK -> ask(call, arguments);
            case SUBMIT -> submit(call, arguments);
            case FAIL -> fail(call, arguments);
            default -> new CallReading.Runnable(arguments);
        };
    }

    private CallReading ask(ToolCall call, JsonNode arguments) {
        List<String> problems = askForm.problems(arguments);
        if (!problems.isEmpty()) {
            return malformed(call, problems);
        }
        Asked asked = askForm.read(arguments).turn();
        if (asked.questions().isEmpty()) {
            return malformed(call, List.of("questions: there must be at least one"));
        }
        return isShare(asked.confidence())
                ? new CallReading.Ends(new Ending.Said(call, asked))
                : malformed(call, List.of("confidence: must be from 0 to 1"));
    }

    private CallReading submit(ToolCall call, JsonNode arguments) {
        List<String> problems = submitForm.problems(arguments);
        if (!problems.isEmpty()) {
            return malformed(call, problems);
        }
        Submission submission = submitForm.read(arguments).submission();
        return isShare(submission.confidence())
                ? new CallReading.Ends(new Ending.Submit(call, submission))
                : malformed(call, List.of("confidence: must be from 0 to 1"));
    }

    private CallReading fail(ToolCall call, JsonNode arguments) {
        List<String> problems = failForm.problems(arguments);
        return problems.isEmpty()
                ? new CallReading.Ends(new Ending.Said(
                        call, new Failed(failForm.read(arguments).reason())))
                : malformed(call, problems);
    }

    private static boolean isShare(double confidence) {
        return confidence >= 0 && confidence <= 1;
    }

    private static CallReading.Malformed malformed(ToolCall call, List<String> problems) {
        return new CallReading.Malformed("The arguments of %s do not fit: %s. Call it again with these repaired."
                .formatted(call.name(), String.join("; ", problems)));
    }
}
