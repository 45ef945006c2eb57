package dev.lockstep.tracker.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads workflows: the one that comes with Lockstep, and a project's own. */
public final class Workflows {
    /** Where a project keeps its own workflow, on its default branch. */
    public static final String PATH = ".lockstep/workflow.yaml";

    private static final String BUILT_IN = "workflow/default.yaml";

    /** Who a checkpoint's {@code auto} is on record for, when the workflow itself sets it. */
    private static final String SET_BY = "the project's workflow";

    private static final String ON_BLOCKERS = "on_blockers";

    private Workflows() {}

    /** The workflow of a project that has none of its own. */
    public static Workflow builtIn() {
        return parse(BuiltInTemplates.bundled(BUILT_IN));
    }

    /**
     * Reads and checks a workflow. Its version is the SHA-256 of the bytes as given.
     *
     * @throws InvalidWorkflowException with every problem, when there is any
     */
    public static Workflow parse(byte[] bytes) {
        List<String> problems = new ArrayList<>();
        JsonNode file = Yaml.parse(Yaml.decode(bytes, problems), problems);
        if (!problems.isEmpty()) {
            throw new InvalidWorkflowException(problems);
        }
        Workflow workflow = Fields.read(file, "", problems, fields -> workflow(fields, Sha256.of(bytes)));
        problems.addAll(WorkflowRules.check(workflow));
        if (!problems.isEmpty()) {
            throw new InvalidWorkflowException(problems);
        }
        return workflow;
    }

    private static Workflow workflow(Fields fields, String version) {
        List<Optional<Phase>> phases = fields.each("phases", Workflows::phase);
        return new Workflow(
                fields.text("name"),
                version,
                false,
                phases.stream().flatMap(Optional::stream).toList(),
                fields.optionalObject("rework", Workflows::maxReworkRounds).orElse(null),
                null);
    }

    /** The bound in a mapping {@code rework}, which a workflow and a project's settings may have. */
    static Optional<Integer> maxReworkRounds(Fields rework) {
        return rework.optionalCount("max_rounds");
    }

    /** Empty when the phase has no name to go by; all its fields are checked nevertheless. */
    private static Optional<Phase> phase(Fields fields) {
        Optional<PhaseName> name = phaseName(fields, "name");
        String role = fields.text("role");
        String service = fields.textOrEmpty("service");
        String template = fields.textOrEmpty("template");
        List<String> writes = fields.textsOrNone("writes");
        Stop stop = fields.object("stop", Workflows::stop);
        Optional<PhaseName> returnsTo = phaseName(fields, "returns_to");
        return name.map(phase -> new Phase(phase, role, service, template, writes, stop, returnsTo.orElse(phase)));
    }

    private static Stop stop(Fields fields) {
        return new Stop(
                fields.text("name"),
                fields.flag("hard"),
                Collections.unmodifiableSet(new LinkedHashSet<>(fields.texts("roles"))),
                fields.count("approvals"),
                fields.flag("four_eyes"),
                fields.optionalFlag("auto").orElse(false) ? SET_BY : "",
                returnsOnBlockers(fields).orElse(false) ? SET_BY : null);
    }

    /**
     * Whether a stop, or a project's setting for it, has {@code on_blockers: return} or {@code false}; empty when it says
     * neither. Another value is a problem.
     */
    static Optional<Boolean> returnsOnBlockers(Fields stop) {
        if (stop.isFalse(ON_BLOCKERS)) {
            return stop.optionalFlag(ON_BLOCKERS);
        }
        Optional<String> value = stop.optionalText(ON_BLOCKERS);
        value.filter(text -> !text.isEmpty() && !text.equals("return"))
                .ifPresent(text -> stop.problem(
                        ON_BLOCKERS, "is '" + text + "'; set it to return, or to false and people decide"));
        return value.map(text -> true);
    }

    private static Optional<PhaseName> phaseName(Fields fields, String field) {
        String label = fields.text(field);
        Optional<PhaseName> name = Arrays.stream(PhaseName.values())
                .filter(phase -> phase.label().equals(label))
                .findFirst();
        if (name.isEmpty() && !label.isEmpty()) {
            fields.problem(field, "is '" + label + "', which is no phase; use one of " + labels());
        }
        return name;
    }

    /** The names of all phases, in order. */
    static String labels() {
        return Arrays.stream(PhaseName.values()).map(PhaseName::label).collect(Collectors.joining(", "));
    }
}
