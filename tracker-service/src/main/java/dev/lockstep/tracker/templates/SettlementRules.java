package dev.lockstep.tracker.templates;

import static dev.lockstep.tracker.templates.TemplateRules.wrongIf;

import dev.lockstep.contracts.templates.PointerKind;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How a template's dimensions are weighed and by what they, and the checklist's items, are settled. */
final class SettlementRules {
    /** A session may submit at 95, so a dimension of this weight or less is the only kind that may stay open. */
    private static final int OPEN_WEIGHT = 5;

    private static final String KINDS = Stream.of(PointerKind.values())
            .map(kind -> kind.label() + " (" + kind.description() + ")")
            .collect(Collectors.joining(", "));

    private SettlementRules() {}

    static Stream<String> check(TemplateSpec spec) {
        return Stream.of(
                        weightsSumToAHundred(spec),
                        oneDimensionAtMostMayStayOpen(spec),
                        pointerKindsAreNamed(spec),
                        machineRunsArePossible(spec))
                .flatMap(problems -> problems);
    }

    private static Stream<String> weightsSumToAHundred(TemplateSpec spec) {
        List<Integer> weights =
                spec.dimensions().stream().map(Dimension::weight).toList();
        int sum = weights.stream().mapToInt(Integer::intValue).sum();
        boolean known = !weights.isEmpty() && !weights.contains(0);
        return wrongIf(known && sum != 100, "the weights of dimensions sum to " + sum + "; make it 100");
    }

    private static Stream<String> oneDimensionAtMostMayStayOpen(TemplateSpec spec) {
        List<String> light = spec.dimensions().stream()
                .filter(dimension -> dimension.weight() > 0 && dimension.weight() <= OPEN_WEIGHT)
                .map(Dimension::id)
                .toList();
        return wrongIf(
                light.size() > 1,
                "dimensions has " + light.size() + " weights of " + OPEN_WEIGHT + " or less ("
                        + String.join(", ", light)
                        + "), but only one may stay open at 95 %; merge them or raise all but one");
    }

    private static Stream<String> pointerKindsAreNamed(TemplateSpec spec) {
        Stream<String> dimensions = spec.dimensions().stream()
                .filter(dimension ->
                        !dimension.settledBy().isEmpty() && dimension.kinds().isEmpty())
                .map(dimension -> "dimension '" + dimension.id() + "' has settled_by '" + dimension.settledBy()
                        + "'; begin it with pointer kinds: " + KINDS);
        Stream<String> items = spec.checklist().stream()
                .filter(item ->
                        !item.proof().isEmpty() && PointerKind.of(item.proof()).isEmpty())
                .map(item -> "checklist item '" + item.id() + "' has the proof '" + item.proof()
                        + "'; give one pointer kind: " + KINDS);
        return Stream.concat(dimensions, items);
    }

    private static Stream<String> machineRunsArePossible(TemplateSpec spec) {
        boolean needed = spec.dimensions().stream().anyMatch(Dimension::needsEvidence)
                || spec.checklist().stream()
                        .anyMatch(item -> item.kinds().stream().anyMatch(PointerKind::isRun));
        return wrongIf(
                needed && !spec.tools().isEmpty() && !spec.tools().contains("run"),
                "tools lacks 'run', but a dimension or checklist item needs a machine run (E); add it");
    }
}
