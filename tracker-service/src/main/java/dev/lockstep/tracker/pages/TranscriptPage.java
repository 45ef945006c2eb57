package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Question;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.tracker.cycles.Transcripts.Recorded;
import dev.lockstep.tracker.pages.ShownTurn.Fold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Makes turns fit to be shown, in their order: a tool's result takes its arguments from the reply that called it. */
final class TranscriptPage {
    private static final int MOST = 8_000;
    private static final int LINE = 100;
    private static final double THOUSAND = 1_000;

    private final Map<String, String> arguments = new HashMap<>();

    private TranscriptPage() {}

    /** The turns from an index on; those before it only tell which calls came first. */
    static List<ShownTurn> of(List<Recorded> recorded, int from) {
        TranscriptPage page = new TranscriptPage();
        List<ShownTurn> shown = new ArrayList<>();
        for (Recorded one : recorded) {
            ShownTurn turn = page.shown(one);
            if (turn.index() >= from) {
                shown.add(turn);
            }
        }
        return List.copyOf(shown);
    }

    /** What a kind of turn shows besides its place. */
    private record Shape(
            String kind,
            String title,
            String facts,
            @Nullable String text,
            List<Fold> folds) {
        static Shape said(String kind, String title, String facts, @Nullable String text) {
            return new Shape(kind, title, facts, text, List.of());
        }
    }

    private ShownTurn shown(Recorded recorded) {
        TurnBody body = recorded.turn().body();
        Shape shape = shape(body);
        List<Evidence> runs = body.runs();
        return new ShownTurn(
                recorded.turn().index(),
                recorded.turn().leg(),
                recorded.turn().attempt(),
                recorded.at(),
                shape.kind(),
                shape.title(),
                shape.facts(),
                shape.text() == null || shape.text().isBlank() ? null : Excerpt.of(shape.text(), MOST),
                shape.folds(),
                runs);
    }

    private Shape shape(TurnBody body) {
        return switch (body) {
            case TurnBody.Context context ->
                new Shape(
                        "other",
                        "What the session was given",
                        Words.count(context.manifest().size(), "input"),
                        null,
                        List.of(fold("Instructions", context.system()), fold("First message", context.user())));
            case TurnBody.Baseline _ -> Shape.said("other", "The tests before the session began", "", null);
            case TurnBody.ModelReply reply -> reply(reply);
            case TurnBody.ToolResult result -> result(result);
            case TurnBody.HumanMessage message ->
                Shape.said("human", message.by(), Words.name(message.topic()), message.text());
            case TurnBody.Correction correction ->
                Shape.said("other", "The runtime tells the model", "", correction.text());
            case TurnBody.Asked asked ->
                Shape.said(
                        "other",
                        "Asked " + Words.count(asked.questions().size(), "question"),
                        "confidence " + Words.share(asked.confidence()),
                        asked.questions().stream().map(TranscriptPage::question).collect(Collectors.joining("\n\n")));
            case TurnBody.Submitted submitted -> submitted(submitted);
            case TurnBody.Failed failed -> Shape.said("bad", "Failed", "", failed.reason());
            case TurnBody.Paused paused -> Shape.said("bad", "Paused", "", paused.reason());
        };
    }

    private Shape reply(TurnBody.ModelReply reply) {
        reply.toolCalls().forEach(call -> arguments.put(call.id(), call.arguments()));
        String calls = reply.toolCalls().isEmpty()
                ? ""
                : ", calls "
                        + reply.toolCalls().stream()
                                .map(TurnBody.ToolCall::name)
                                .collect(Collectors.joining(", "));
        return Shape.said(
                "model",
                reply.model(),
                Words.tokens(reply.usage().total()) + " tokens, " + duration(reply.millis()) + calls,
                reply.text());
    }

    private Shape result(TurnBody.ToolResult result) {
        String line = Excerpt.line(arguments.getOrDefault(result.callId(), ""), LINE);
        String commit = Optional.ofNullable(result.workspaceCommit())
                .map(value -> ", work kept as " + Words.digest(value))
                .orElse("");
        Fold fold = new Fold(result.tool(), line, result.error(), Excerpt.of(result.content(), MOST));
        return new Shape("tool", "", duration(result.millis()) + commit, null, List.of(fold));
    }

    private static Shape submitted(TurnBody.Submitted submitted) {
        Submission work = submitted.submission();
        String text = work.summary()
                + also("Deviations", work.deviations())
                + also("Why it is not green", work.whyNotGreen());
        return Shape.said(
                "other",
                "Submitted " + Words.digest(submitted.commit()),
                "its own confidence " + Words.share(work.confidence()),
                text);
    }

    private static String also(String name, @Nullable String text) {
        return text == null || text.isBlank() ? "" : "\n\n" + name + ": " + text;
    }

    private static String question(Question question) {
        return question.text() + "\nWhy: " + question.why() + "\nAssumed otherwise: " + question.assumption();
    }

    private static Fold fold(String name, String text) {
        return new Fold(name, Words.count(text.length(), "character"), false, Excerpt.of(text, MOST));
    }

    private static String duration(long millis) {
        return String.format(Locale.ROOT, "%.1f s", millis / THOUSAND);
    }
}
