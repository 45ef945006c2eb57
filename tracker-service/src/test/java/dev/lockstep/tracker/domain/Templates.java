package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.Optional;

/** What sessions of the tests are told. Only what the domain reads is filled in with care. */
final class Templates {
    static final TemplateSpec.Budget BUDGET =
            new TemplateSpec.Budget(60, 5, 100_000, Optional.of(2_500_000L), Optional.of(45));

    private Templates() {}

    static TemplateSpec of(PhaseName phase) {
        return new TemplateSpec(
                phase.label(),
                phase.ordinal() + 1,
                "role",
                "goal",
                List.of(),
                List.of(),
                List.of(),
                dimensions(phase),
                List.of(new TemplateSpec.ChecklistItem("C1", "Errors are handled", "F")),
                BUDGET,
                List.of());
    }

    /** The template with other dimensions and items. */
    static TemplateSpec with(
            TemplateSpec template,
            List<TemplateSpec.Dimension> dimensions,
            List<TemplateSpec.ChecklistItem> checklist) {
        return new TemplateSpec(
                template.name(),
                template.phase(),
                template.role(),
                template.goal(),
                template.inputs(),
                template.outputs(),
                template.tools(),
                dimensions,
                checklist,
                template.budget(),
                template.refuse());
    }

    private static List<TemplateSpec.Dimension> dimensions(PhaseName phase) {
        if (phase == PhaseName.IMPLEMENTATION) {
            return List.of(
                    dimension("behaviour", 50, "D"),
                    dimension("tests", 35, "E of the suite"),
                    dimension("red-first", 10, "E-red of a run before the change"),
                    dimension("taste", 5, "F"));
        }
        if (phase.isBuilding()) {
            return List.of(dimension("behaviour", 60, "R A"), dimension("scope", 35, "R"), dimension("terms", 5, "H"));
        }
        return List.of(dimension("build", 50, "E"), dimension("design", 50, "F"));
    }

    private static TemplateSpec.Dimension dimension(String id, int weight, String settledBy) {
        return new TemplateSpec.Dimension(id, weight, settledBy);
    }
}
