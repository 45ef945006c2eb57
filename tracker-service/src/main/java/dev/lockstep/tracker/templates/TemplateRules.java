package dev.lockstep.tracker.templates;

import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.ChecklistItem;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a template must fulfil beyond having all its fields. Neutral values of fields that could not be read are passed over. */
final class TemplateRules {
    private static final int MAX_BODY_TOKENS = 1_200;

    /** English prose; an estimate that needs no model's tokenizer. */
    private static final int CHARS_PER_TOKEN = 4;

    private static final List<String> TOOLS =
            List.of("list", "search", "read", "edit", "write", "patch", "run", "diff", "ask", "submit", "fail");
    private static final List<String> TERMINAL_TOOLS = List.of("ask", "submit", "fail");
    private static final List<String> DATA = List.of("criterion", "task", "test");
    private static final List<String> COUNTED = List.of("criterion", "task");

    private static final List<BiFunction<TemplateSpec, String, Stream<String>>> RULES = List.of(
            (spec, body) -> phaseMatchesName(spec),
            (spec, body) -> InputRules.check(spec),
            (spec, body) -> outputsCanBeWritten(spec),
            (spec, body) -> dataIsKnown(spec),
            (spec, body) -> itemsAreCounted(spec),
            (spec, body) -> toolsAreKnown(spec),
            (spec, body) -> terminalToolsAreThere(spec),
            (spec, body) -> SettlementRules.check(spec),
            (spec, body) -> idsAreUnique(spec),
            (spec, body) -> bodyFits(body));

    private TemplateRules() {}

    static List<String> check(TemplateSpec spec, String body) {
        return RULES.stream().flatMap(rule -> rule.apply(spec, body)).toList();
    }

    private static Stream<String> phaseMatchesName(TemplateSpec spec) {
        if (spec.name().isEmpty()) {
            return Stream.empty();
        }
        return Arrays.stream(PhaseName.values())
                .filter(phase -> phase.label().equals(spec.name()) && phase != PhaseName.USER_VERIFICATION)
                .findFirst()
                .map(phase -> wrongIf(
                        spec.phase() != 0 && spec.phase() != phase.ordinal() + 1,
                        "phase is " + spec.phase() + ", but " + spec.name() + " is phase " + (phase.ordinal() + 1)
                                + "; correct one of them"))
                .orElseGet(() -> Stream.of(
                        "name '" + spec.name() + "' is no phase with sessions; use one of " + phasesWithSessions()));
    }

    private static Stream<String> outputsCanBeWritten(TemplateSpec spec) {
        Stream<String> paths = spec.outputs().stream()
                .map(Output::path)
                .filter(path -> !path.isEmpty() && !RepositoryPath.isFile(path))
                .map(path -> "outputs has the path '" + path
                        + "'; give a file relative to the repository's root, with no other placeholder than "
                        + RepositoryPath.CYCLE);
        Stream<String> tools = wrongIf(
                !spec.outputs().isEmpty()
                        && !spec.tools().contains("write")
                        && !spec.tools().contains("edit")
                        && !spec.tools().contains("patch"),
                "tools has neither write nor edit, so the outputs can't be written; add one");
        return Stream.concat(paths, tools);
    }

    private static Stream<String> dataIsKnown(TemplateSpec spec) {
        return spec.outputs().stream()
                .flatMap(output -> output.data().stream())
                .filter(data -> !data.isEmpty() && !DATA.contains(data))
                .map(data -> "outputs has the data '" + data + "'; use one of " + String.join(", ", DATA)
                        + ", or leave data out");
    }

    private static Stream<String> itemsAreCounted(TemplateSpec spec) {
        return spec.outputs().stream()
                .filter(output ->
                        output.minItems().isPresent() || output.maxItems().isPresent())
                .flatMap(output -> Stream.concat(
                        wrongIf(
                                output.data().filter(COUNTED::contains).isEmpty(),
                                "outputs bounds the items of " + output.path() + "; only data of the kinds "
                                        + String.join(" and ", COUNTED) + " is counted, so leave the bounds out"),
                        wrongIf(
                                output.minItems().orElse(0) > output.maxItems().orElse(Integer.MAX_VALUE),
                                "outputs has min_items above max_items for " + output.path() + "; swap them")));
    }

    private static Stream<String> toolsAreKnown(TemplateSpec spec) {
        return spec.tools().stream()
                .filter(tool -> !TOOLS.contains(tool))
                .map(tool -> "tools names '" + tool + "', which is unknown; use " + String.join(", ", TOOLS));
    }

    private static Stream<String> terminalToolsAreThere(TemplateSpec spec) {
        return TERMINAL_TOOLS.stream()
                .filter(tool -> !spec.tools().isEmpty() && !spec.tools().contains(tool))
                .map(tool -> "tools lacks '" + tool + "'; every session must be able to ask, submit and fail");
    }

    private static Stream<String> idsAreUnique(TemplateSpec spec) {
        return Stream.of(
                        repeated("dimensions", spec.dimensions().stream().map(Dimension::id)),
                        repeated("checklist", spec.checklist().stream().map(ChecklistItem::id)),
                        repeated("outputs", spec.outputs().stream().map(Output::path)),
                        repeated("tools", spec.tools().stream()))
                .flatMap(problems -> problems);
    }

    private static Stream<String> bodyFits(String body) {
        int tokens = body.length() / CHARS_PER_TOKEN;
        return Stream.concat(
                wrongIf(body.isEmpty(), "there are no instructions after the front matter; write them"),
                wrongIf(
                        tokens >= MAX_BODY_TOKENS,
                        "the instructions take about " + tokens + " tokens; cut them to fewer than "
                                + MAX_BODY_TOKENS));
    }

    static Stream<String> repeated(String field, Stream<String> ids) {
        Set<String> seen = new HashSet<>();
        return ids.filter(id -> !id.isEmpty() && !seen.add(id))
                .distinct()
                .map(id -> field + " has '" + id + "' more than once; keep one");
    }

    static Stream<String> wrongIf(boolean wrong, String problem) {
        return wrong ? Stream.of(problem) : Stream.empty();
    }

    private static String phasesWithSessions() {
        return Arrays.stream(PhaseName.values())
                .filter(phase -> phase != PhaseName.USER_VERIFICATION)
                .map(PhaseName::label)
                .collect(Collectors.joining(", "));
    }
}
