package dev.lockstep.tracker.templates;

import static dev.lockstep.tracker.templates.TemplateRules.repeated;
import static dev.lockstep.tracker.templates.TemplateRules.wrongIf;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.templates.InputName;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.stream.Stream;

/** What a session may be given. It gets what its template names and nothing else, so what no session can do without is asked for. */
final class InputRules {
    private InputRules() {}

    static Stream<String> check(TemplateSpec spec) {
        return spec.inputs().isEmpty()
                ? Stream.empty()
                : Stream.of(
                                areKnown(spec),
                                repeated("inputs", spec.inputs().stream()),
                                holdTheLivingDocuments(spec),
                                holdTheTaskWhereThereIsOne(spec))
                        .flatMap(problems -> problems);
    }

    private static Stream<String> areKnown(TemplateSpec spec) {
        return spec.inputs().stream()
                .filter(input -> InputName.of(input).isEmpty() && !RepositoryPath.isFile(input))
                .map(input -> "inputs names '" + input + "'; use a file's path, or one of " + InputName.all());
    }

    /** They are the project's memory, and a session that does not read them can't leave them true. */
    private static Stream<String> holdTheLivingDocuments(TemplateSpec spec) {
        List<String> missing = LivingDocuments.ALL.stream()
                .filter(path -> !spec.inputs().contains(path))
                .toList();
        return wrongIf(
                !missing.isEmpty(),
                "inputs lacks " + String.join(", ", missing) + "; every session reads the four living documents");
    }

    private static Stream<String> holdTheTaskWhereThereIsOne(TemplateSpec spec) {
        boolean builds = spec.name().equals(PhaseName.IMPLEMENTATION.label());
        boolean named = spec.inputs().contains(InputName.TASK.label());
        return Stream.concat(
                wrongIf(builds && !named, "inputs lacks 'task'; without it the session does not know what to build"),
                wrongIf(
                        named && !builds && !spec.name().isEmpty(),
                        "inputs names 'task', but only sessions of implementation have one; remove it"));
    }
}
