package dev.lockstep.tracker.documents;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.workflow.Criterion;
import java.util.List;

/**
 * The acceptance criteria of a product specification.
 *
 * @param criteria as far as they could be read
 * @param problems why the document can't be taken as it is, each naming what to repair
 */
public record SpecificationData(List<Criterion> criteria, List<String> problems) {
    private static final List<String> CHECKS = List.of("test", "human");

    /** Reads the data block of the document. */
    public static SpecificationData read(String markdown) {
        DataItems items = new DataItems("criterion", "AC[1-9][0-9]{0,3}");
        List<Criterion> criteria = items.list(DataBlock.read(markdown), "criteria").stream()
                .map(item -> criterion(items, item))
                .toList();
        if (criteria.isEmpty() && items.problems().isEmpty()) {
            return new SpecificationData(criteria, List.of("The list 'criteria' is empty; state at least one."));
        }
        return new SpecificationData(criteria, items.problems());
    }

    private static Criterion criterion(DataItems items, JsonNode item) {
        String id = items.id(item);
        String ears = items.required(item, id, "ears");
        if (!ears.isEmpty()) {
            Ears.fault(ears)
                    .ifPresent(fault -> items.problem(id, "is not in EARS form: " + fault + "; " + Ears.FORMS + "."));
        }
        String check = items.required(item, id, "check");
        items.oneOf(id, "check", check, CHECKS);
        return new Criterion(id, ears, items.required(item, id, "source"), check);
    }
}
