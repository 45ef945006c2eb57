package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.events.CycleEvent.Confidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.List;
import java.util.Optional;

/** How sure a session is: the lower of its own word and the weight that pointers of the right kinds settle. */
public final class Confidences {
    /** Below this a session must ask. */
    public static final double THRESHOLD = 0.95;

    private Confidences() {}

    public static Confidence of(Submission submission, SubmittedWork work) {
        List<Dimension> dimensions = work.template().dimensions();
        List<String> open = dimensions.stream()
                .filter(dimension -> objection(dimension, submission, work).isPresent())
                .map(Dimension::id)
                .toList();
        double share = settled(open, work) / 100.0;
        return new Confidence(submission.confidence(), share, Math.min(submission.confidence(), share), open);
    }

    /** The weight of all dimensions but the open ones, of 100. */
    static int settled(List<String> open, SubmittedWork work) {
        return work.template().dimensions().stream()
                .filter(dimension -> !open.contains(dimension.id()))
                .mapToInt(Dimension::weight)
                .sum();
    }

    /** One sentence for each open dimension: why its pointers don't settle it, and which would. */
    static List<String> explain(List<String> open, Submission submission, SubmittedWork work) {
        return work.template().dimensions().stream()
                .filter(dimension -> open.contains(dimension.id()))
                .map(dimension -> "Dimension '" + dimension.id() + "' is not settled: "
                        + objection(dimension, submission, work).orElseThrow() + ", or ask")
                .toList();
    }

    private static Optional<String> objection(Dimension dimension, Submission submission, SubmittedWork work) {
        List<String> pointers = submission.dimensions().stream()
                .filter(settled -> settled.id().equals(dimension.id()))
                .flatMap(settled -> settled.pointers().stream())
                .toList();
        return Settlement.objection(dimension.kinds(), pointers, work);
    }
}
