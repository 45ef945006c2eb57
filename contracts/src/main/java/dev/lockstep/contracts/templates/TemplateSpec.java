package dev.lockstep.contracts.templates;

import java.util.List;
import java.util.Optional;

/**
 * The front matter of a session template: what a session is told, in the form that a machine can check.
 *
 * @param phase the phase's number, 1 to 9
 * @param goal the one observable end
 * @param tools names of the tools that the session may call
 */
public record TemplateSpec(
        String name,
        int phase,
        String role,
        String goal,
        List<String> inputs,
        List<Output> outputs,
        List<String> tools,
        List<Dimension> dimensions,
        List<ChecklistItem> checklist,
        Budget budget,
        List<String> refuse) {

    /**
     * A document that the session must leave.
     *
     * @param path where it is; {@code ${cycle}} stands for the cycle
     * @param data the kind of data block that it holds
     * @param maxNewWords how many words of prose a session may add
     * @param minItems how few items of the data block one cycle may add or change
     * @param maxItems how many
     */
    public record Output(
            String path,
            List<String> sections,
            Optional<String> data,
            Optional<Integer> maxNewWords,
            Optional<Integer> minItems,
            Optional<Integer> maxItems) {}

    /** A part of the confidence or of the verdict; the weights of a template sum to 100. {@code settledBy} begins with pointer kinds. */
    public record Dimension(String id, int weight, String settledBy) {
        /** The kinds of pointers that settle it. */
        public List<PointerKind> kinds() {
            return PointerKind.leading(settledBy);
        }

        /** Whether only a machine run settles it: the first kind is one. */
        public boolean needsEvidence() {
            return kinds().stream().findFirst().filter(PointerKind::isRun).isPresent();
        }
    }

    /** An item that a session must answer with a pointer of that kind. */
    public record ChecklistItem(String id, String text, String proof) {
        /** The kinds of pointers that answer it. Where something is written down, the session's own document is the place. */
        public List<PointerKind> kinds() {
            return PointerKind.leading(proof).stream()
                    .map(kind -> kind == PointerKind.DOCUMENT ? PointerKind.OWN_DOCUMENT : kind)
                    .toList();
        }
    }

    /**
     * Bounds on one session.
     *
     * @param turns replies of the model
     * @param tokens what the model read and wrote
     * @param cost in millionths of the currency that the agents' prices are in
     * @param minutes of machine time
     */
    public record Budget(int turns, int questions, long tokens, Optional<Long> cost, Optional<Integer> minutes) {}
}
