package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A dimension of a session's confidence, as wide as its weight of 100.
 *
 * @param at the weights before it
 * @param state settled or open, by the session's submission; before that asked or answered, where it asked about it, else untold
 */
public record ConfidencePart(String id, int at, int weight, String state) {
    static List<ConfidencePart> of(Session session, List<Dimension> dimensions, List<AskedQuestion> questions) {
        List<ConfidencePart> parts = new ArrayList<>();
        int at = 0;
        for (Dimension dimension : dimensions) {
            parts.add(new ConfidencePart(
                    dimension.id(), at, dimension.weight(), state(session, dimension.id(), questions)));
            at += dimension.weight();
        }
        return List.copyOf(parts);
    }

    private static String state(Session session, String dimension, List<AskedQuestion> questions) {
        Optional<Boolean> open =
                session.work().map(work -> work.confidence().open().contains(dimension));
        if (open.isPresent()) {
            return open.get() ? "open" : "settled";
        }
        List<AskedQuestion> about = questions.stream()
                .filter(asked -> asked.session().equals(session.id())
                        && dimension.equals(asked.question().dimension()))
                .toList();
        if (about.isEmpty()) {
            return "untold";
        }
        return about.stream().anyMatch(AskedQuestion::isOpen) ? "asked" : "answered";
    }
}
