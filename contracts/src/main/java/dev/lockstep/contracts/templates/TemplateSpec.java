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

    /** A document that the session must leave: its path ({@code ${cycle}} stands for the cycle), its sections, the kind of data block it holds. */
    public record Output(String path, List<String> sections, Optional<String> data, Optional<Integer> maxNewWords) {}

    /** A part of the confidence or of the verdict; the weights of a template sum to 100. {@code settledBy} names pointer kinds. */
    public record Dimension(String id, int weight, String settledBy) {
        /** Whether only a machine run settles it: {@code settledBy} begins with the pointer kind E. */
        public boolean needsEvidence() {
            return settledBy.equals("E") || settledBy.startsWith("E ");
        }
    }

    /** An item that a session must answer with a pointer of that kind. */
    public record ChecklistItem(String id, String text, String proof) {}

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
