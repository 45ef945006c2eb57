package dev.lockstep.agent;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.legs.TurnBody.ToolCall;
import dev.lockstep.contracts.legs.Usage;
import java.util.Arrays;
import java.util.List;

/** Turns as a model and the runtime would have recorded them. */
public final class SampleTurns {
    public static final String SUBMISSION = """
            {"summary":"Wrote it.","confidence":0.97,"dimensions":[{"id":"behaviour","pointers":["R:1"]}],\
            "checklist":[{"id":"C1","pointer":"D:docs/product-spec.md#Summary"}]}""";
    public static final String QUESTION = """
            {"questions":[{"text":"Which currency?","why":"It changes the label","options":[{"answer":"EUR","effect":"€"}],\
            "assumption":"EUR"}],"confidence":0.5}""";

    private SampleTurns() {}

    public static TurnBody.Context context() {
        return new TurnBody.Context("the rules", "the inputs", List.of());
    }

    public static TurnBody.ModelReply says(String text) {
        return new TurnBody.ModelReply("m", text, List.of(), "stop", new Usage(100, 10, 250), 5);
    }

    public static TurnBody.ModelReply calls(ToolCall... calls) {
        return new TurnBody.ModelReply("m", null, Arrays.asList(calls), "tool_calls", new Usage(100, 10, 250), 5);
    }

    public static ToolCall read(String path) {
        return new ToolCall("call-" + path, "read", "{\"path\":\"" + path + "\"}");
    }

    public static ToolCall call(String name, String arguments) {
        return new ToolCall("call-" + name, name, arguments);
    }

    public static TurnBody.ToolResult result(ToolCall call, String content) {
        return new TurnBody.ToolResult(call.id(), call.name(), content, false, null, null, null, 1);
    }

    public static TurnBody.ToolResult refusal(ToolCall call, String content) {
        return new TurnBody.ToolResult(call.id(), call.name(), content, true, null, null, null, 1);
    }

    public static TurnBody.ToolResult ran(ToolCall call, String evidence) {
        return new TurnBody.ToolResult(
                call.id(),
                call.name(),
                "ok",
                false,
                null,
                new Evidence(evidence, "test", "./test", 0, false, "tree", null, null, "log", false, 3),
                null,
                3);
    }
}
