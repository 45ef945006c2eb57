package dev.lockstep.contracts.legs;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One recorded step of a session. Agents record all but {@link HumanMessage}, which the tracker writes for a person. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = TurnBody.Context.class, name = "context"),
    @JsonSubTypes.Type(value = TurnBody.Baseline.class, name = "baseline"),
    @JsonSubTypes.Type(value = TurnBody.ModelReply.class, name = "model"),
    @JsonSubTypes.Type(value = TurnBody.ToolResult.class, name = "tool"),
    @JsonSubTypes.Type(value = TurnBody.HumanMessage.class, name = "human"),
    @JsonSubTypes.Type(value = TurnBody.Correction.class, name = "correction"),
    @JsonSubTypes.Type(value = TurnBody.Asked.class, name = "ask"),
    @JsonSubTypes.Type(value = TurnBody.Submitted.class, name = "submit"),
    @JsonSubTypes.Type(value = TurnBody.Failed.class, name = "fail"),
    @JsonSubTypes.Type(value = TurnBody.Paused.class, name = "pause")
})
public sealed interface TurnBody {
    /** The command runs that the turn records, in order. */
    default List<Evidence> runs() {
        return List.of();
    }

    /** A turn after which the leg is over. */
    sealed interface Terminal extends TurnBody {}

    /** What the session was given: the two opening messages and the manifest of everything in them. */
    record Context(String system, String user, List<ManifestEntry> manifest) implements TurnBody {}

    /** An input of the session by name, place and digest; {@link #ABSENT} for a file that was not there. */
    record ManifestEntry(String name, String path, String sha256) {
        /** Stands in the place of a digest. */
        public static final String ABSENT = "absent";
    }

    /** How the project's tests ended before the session did anything; the machine ran them by itself. */
    record Baseline(Evidence evidence) implements TurnBody {
        @Override
        public List<Evidence> runs() {
            return List.of(evidence);
        }
    }

    /** A whole reply of the model, with what it used and the time that it took. */
    record ModelReply(
            String model,
            @Nullable String text,
            List<ToolCall> toolCalls,
            @Nullable String finishReason,
            Usage usage,
            long millis)
            implements TurnBody {}

    /** A call that the model wants made; the arguments are the model's own text, not yet checked to be JSON. */
    record ToolCall(String id, String name, String arguments) {}

    /**
     * What a tool returned to the model.
     *
     * @param workspaceCommit set when the tool changed the workspace, and pushed already
     * @param repeated the evidence of a command's further runs in the same call; null when it ran once or not at all
     */
    record ToolResult(
            String callId,
            String tool,
            String content,
            boolean error,
            @Nullable String workspaceCommit,
            @Nullable Evidence evidence,
            @Nullable List<Evidence> repeated,
            long millis)
            implements TurnBody {

        /** The evidence of every run in this call, in order; several are a series. */
        @Override
        public List<Evidence> runs() {
            List<Evidence> runs = Stream.concat(
                            Stream.ofNullable(evidence), repeated == null ? Stream.of() : repeated.stream())
                    .toList();
            return runs.size() < 2
                    ? runs
                    : runs.stream()
                            .map(run -> run.inSeries(runs.getFirst().id()))
                            .toList();
        }
    }

    /** What a person said: {@code answers}, {@code feedback} or {@code message}. */
    record HumanMessage(String topic, String by, String text) implements TurnBody {}

    /** What the machine itself tells the model: the runtime what was wrong with its last reply, the tracker what has moved. */
    record Correction(String text) implements TurnBody {}

    record Asked(List<Question> questions, double confidence) implements Terminal {}

    /** A submission and the commit that holds its work, pushed to the attempt's ref. */
    record Submitted(Submission submission, String commit) implements Terminal {}

    record Failed(String reason) implements Terminal {}

    /** A bound on spending was reached; a person decides how to go on. */
    record Paused(String reason) implements Terminal {}
}
