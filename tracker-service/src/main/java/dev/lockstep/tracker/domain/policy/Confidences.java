package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.events.CycleEvent.Confidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** How sure a session is: the lower of its own word and the weight that resolved pointers settle. */
public final class Confidences {
    /** Below this a session must ask. */
    public static final double THRESHOLD = 0.95;

    private Confidences() {}

    public static Confidence of(Submission submission, SubmittedWork work) {
        Set<String> settled = submission.dimensions().stream()
                .filter(dimension -> isSettled(dimension, work))
                .map(Submission.Settled::id)
                .collect(Collectors.toSet());
        List<Dimension> dimensions = work.template().dimensions();
        int weight = dimensions.stream()
                .filter(dimension -> settled.contains(dimension.id()))
                .mapToInt(Dimension::weight)
                .sum();
        List<String> open = dimensions.stream()
                .map(Dimension::id)
                .filter(id -> !settled.contains(id))
                .toList();
        double share = weight / 100.0;
        return new Confidence(submission.confidence(), share, Math.min(submission.confidence(), share), open);
    }

    /** Whether there are pointers, all of them lead somewhere, and a machine run is among them where one is needed. */
    private static boolean isSettled(Submission.Settled dimension, SubmittedWork work) {
        boolean resolved = !dimension.pointers().isEmpty()
                && dimension.pointers().stream()
                        .noneMatch(pointer -> work.unresolved().containsKey(pointer));
        return resolved && EvidencePolicy.suffices(dimension.id(), dimension.pointers(), work);
    }

    /** One sentence for each open dimension, and why its pointers don't settle it. */
    static List<String> explain(Confidence confidence, Submission submission, SubmittedWork work) {
        List<String> sentences = new ArrayList<>();
        for (String id : confidence.open()) {
            List<String> broken = submission.dimensions().stream()
                    .filter(dimension -> dimension.id().equals(id))
                    .flatMap(dimension -> dimension.pointers().stream())
                    .filter(work.unresolved()::containsKey)
                    .map(pointer -> pointer + " " + work.unresolved().get(pointer))
                    .toList();
            sentences.add("Dimension '" + id + "' is not settled"
                    + (broken.isEmpty() ? ": give pointers that settle it, or ask" : ": " + String.join("; ", broken)));
        }
        return sentences;
    }
}
