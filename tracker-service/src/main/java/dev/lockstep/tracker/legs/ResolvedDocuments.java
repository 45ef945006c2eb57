package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.tracker.documents.PlanData;
import dev.lockstep.tracker.documents.SpecificationData;
import dev.lockstep.tracker.domain.Cycle;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The documents in which a session resolved a conflict. Their data must still be readable, and what people approved of
 * this cycle must still stand there; only its number may have gone to another cycle meanwhile.
 *
 * @param conflicts the paths that the session was to resolve
 * @param text the text of a submitted file
 */
record ResolvedDocuments(Cycle cycle, List<String> conflicts, Function<String, Optional<String>> text) {

    List<String> problems() {
        Stream<String> ofPlan = document(LivingDocuments.IMPLEMENTATION_PLAN).stream()
                .flatMap(plan -> named(
                        LivingDocuments.IMPLEMENTATION_PLAN, PlanData.read(plan).problems()));
        return Stream.concat(
                        specification().stream().flatMap(data -> named(LivingDocuments.PRODUCT_SPEC, problems(data))),
                        ofPlan)
                .toList();
    }

    /** The cycle's criteria by the numbers that they have now, if any has another than before. */
    Optional<List<Criterion>> criteria() {
        return specification()
                .filter(data -> problems(data).isEmpty())
                .map(data -> cycle.criteria().stream()
                        .map(criterion -> numbered(criterion, data))
                        .toList())
                .filter(numbered -> !numbered.equals(cycle.criteria()));
    }

    private List<String> problems(SpecificationData data) {
        if (!data.problems().isEmpty()) {
            return data.problems();
        }
        return cycle.criteria().stream()
                .filter(criterion -> data.criteria().stream().noneMatch(found -> isSame(found, criterion)))
                .map(criterion -> "The criterion '%s' of this cycle is gone; state it in the same words, by a free id"
                        .formatted(criterion.ears()))
                .toList();
    }

    private static Criterion numbered(Criterion criterion, SpecificationData data) {
        return data.criteria().stream()
                .filter(found -> isSame(found, criterion))
                .findFirst()
                .map(found -> new Criterion(found.id(), criterion.ears(), criterion.source(), criterion.check()))
                .orElse(criterion);
    }

    private static boolean isSame(Criterion found, Criterion criterion) {
        return found.ears().equals(criterion.ears());
    }

    private Optional<SpecificationData> specification() {
        return document(LivingDocuments.PRODUCT_SPEC).map(SpecificationData::read);
    }

    /** One that was deleted is as bad as an empty one. */
    private Optional<String> document(String path) {
        return conflicts.contains(path) ? Optional.of(text.apply(path).orElse("")) : Optional.empty();
    }

    private static Stream<String> named(String path, List<String> problems) {
        return problems.stream().map(problem -> path + ": " + problem);
    }
}
