package dev.lockstep.tracker.templates;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.ProjectFiles;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a project sets for itself in {@code .lockstep/project.yaml}; every field may be left out.
 *
 * @param solo whether one person may request and approve alone
 * @param autoCheckpoints names of the checkpoints that pass by themselves; never a gate's
 * @param budget what the sessions of one cycle may use together
 */
public record ProjectSettings(Commands commands, boolean solo, Set<String> autoCheckpoints, CycleBudget budget) {
    /** Where a project keeps its settings, on its default branch. */
    public static final String PATH = ProjectFiles.SETTINGS;

    private static final String SET_BY = "the project's settings";

    public ProjectSettings {
        autoCheckpoints = Set.copyOf(autoCheckpoints);
    }

    /**
     * Reads and checks the settings.
     *
     * @throws InvalidSettingsException with every problem, when there is any
     */
    public static ProjectSettings parse(byte[] bytes) {
        List<String> problems = new ArrayList<>();
        JsonNode file = Yaml.parse(Yaml.decode(bytes, problems), problems);
        ProjectSettings settings = Fields.read(
                file,
                "",
                problems,
                fields -> new ProjectSettings(
                        fields.optionalObject("commands", ProjectSettings::commands),
                        fields.optionalFlag("solo"),
                        fields.optionalObject("checkpoints", ProjectSettings::autoCheckpoints),
                        fields.optionalObject("budget", ProjectSettings::budget)));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    /** The workflow with these settings; a checkpoint that passes by itself says that the settings made it so. */
    public Workflow apply(Workflow workflow) {
        return new Workflow(
                workflow.name(),
                workflow.version(),
                solo,
                workflow.phases().stream().map(this::apply).toList());
    }

    private Phase apply(Phase phase) {
        Stop stop = phase.stop();
        if (stop.hard() || !autoCheckpoints.contains(stop.name())) {
            return phase;
        }
        Stop auto = new Stop(stop.name(), false, stop.roles(), stop.approvals(), stop.fourEyes(), SET_BY);
        return new Phase(
                phase.name(), phase.role(), phase.service(), phase.template(), phase.writes(), auto, phase.returnsTo());
    }

    private static Commands commands(Fields fields) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String name : Commands.NAMES) {
            fields.optionalText(name).ifPresent(command -> byName.put(name, command));
        }
        return new Commands(byName);
    }

    private static CycleBudget budget(Fields fields) {
        return new CycleBudget(
                fields.optionalLongCount("tokens").orElse(CycleBudget.DEFAULT.tokens()),
                fields.optionalCost("cost").orElse(CycleBudget.DEFAULT.cost()),
                fields.optionalLongCount("minutes").orElse(CycleBudget.DEFAULT.minutes()));
    }

    private static Set<String> autoCheckpoints(Fields fields) {
        Set<String> auto = new LinkedHashSet<>();
        for (String name : Stops.checkpoints()) {
            fields.optionalText(name).ifPresent(value -> {
                auto.add(name);
                if (!value.isEmpty() && !value.equals("auto")) {
                    fields.problem(name, "is '" + value + "'; set it to auto, or remove it and people decide");
                }
            });
        }
        fields.names().stream()
                .filter(Stops.gates()::contains)
                .forEach(name -> fields.problem(name, "is a gate, which no setting turns off; remove it"));
        return auto;
    }
}
