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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a project sets for itself in {@code .lockstep/project.yaml}; every field may be left out.
 *
 * @param solo whether one person may request and approve alone
 * @param checkpoints what checkpoints do by themselves, by name; never a gate's
 * @param budget what the sessions of one cycle may use together
 * @param maxReworkRounds after how many returns to implementation none happens by itself; empty for the workflow's own
 * @param parallelTasks how many tasks may be built side by side; empty for one after another
 */
public record ProjectSettings(
        Commands commands,
        boolean solo,
        Map<String, Checkpoint> checkpoints,
        CycleBudget budget,
        Optional<Integer> maxReworkRounds,
        Optional<Integer> parallelTasks) {
    /** Where a project keeps its settings, on its default branch. */
    public static final String PATH = ProjectFiles.SETTINGS;

    /** As many tasks as may be built side by side. */
    public static final int MOST_PARALLEL_TASKS = 8;

    private static final String PARALLEL_TASKS = "parallel_tasks";
    private static final String SET_BY = "the project's settings";

    public ProjectSettings {
        checkpoints = Map.copyOf(checkpoints);
    }

    /**
     * What a checkpoint does by itself; empty where the workflow's own setting holds.
     *
     * @param auto whether it passes while no blocker is open
     * @param onBlockers whether it returns work to implementation while one is
     */
    public record Checkpoint(Optional<Boolean> auto, Optional<Boolean> onBlockers) {}

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
                        fields.optionalFlag("solo").orElse(false),
                        fields.optionalObject("checkpoints", ProjectSettings::checkpoints),
                        fields.optionalObject("budget", ProjectSettings::budget),
                        fields.optionalObject("rework", Workflows::maxReworkRounds),
                        parallelTasks(fields)));
        if (!problems.isEmpty()) {
            throw new InvalidSettingsException(problems);
        }
        return settings;
    }

    /** The workflow with these settings; what a checkpoint does by itself says that the settings made it so. */
    public Workflow apply(Workflow workflow) {
        return new Workflow(
                workflow.name(),
                workflow.version(),
                solo,
                workflow.phases().stream().map(this::apply).toList(),
                maxReworkRounds
                        .or(() -> Optional.ofNullable(workflow.maxReworkRounds()))
                        .orElse(null),
                parallelTasks.orElse(null));
    }

    private Phase apply(Phase phase) {
        Stop stop = phase.stop();
        Checkpoint set = checkpoints.get(stop.name());
        if (stop.hard() || set == null) {
            return phase;
        }
        Stop changed = new Stop(
                stop.name(),
                false,
                stop.roles(),
                stop.approvals(),
                stop.fourEyes(),
                set.auto().map(on -> on ? SET_BY : "").orElse(stop.auto()),
                set.onBlockers().isPresent() ? setBy(set.onBlockers().get()) : stop.onBlockers());
        return new Phase(
                phase.name(),
                phase.role(),
                phase.service(),
                phase.template(),
                phase.writes(),
                changed,
                phase.returnsTo());
    }

    private static @Nullable String setBy(boolean on) {
        return on ? SET_BY : null;
    }

    private static Commands commands(Fields fields) {
        Map<String, String> byName = new LinkedHashMap<>();
        for (String name : Commands.NAMES) {
            fields.optionalText(name).ifPresent(command -> {
                byName.put(name, command);
                Commands.problem(name, command).ifPresent(problem -> fields.problem(name, problem));
            });
        }
        return new Commands(byName);
    }

    private static Optional<Integer> parallelTasks(Fields fields) {
        Optional<Integer> tasks = fields.optionalCount(PARALLEL_TASKS);
        tasks.filter(count -> count > MOST_PARALLEL_TASKS)
                .ifPresent(count ->
                        fields.problem(PARALLEL_TASKS, "is " + count + "; set it to at most " + MOST_PARALLEL_TASKS));
        return tasks;
    }

    private static CycleBudget budget(Fields fields) {
        return new CycleBudget(
                fields.optionalLongCount("tokens").orElse(CycleBudget.DEFAULT.tokens()),
                fields.optionalCost("cost").orElse(CycleBudget.DEFAULT.cost()),
                fields.optionalLongCount("minutes").orElse(CycleBudget.DEFAULT.minutes()));
    }

    private static Map<String, Checkpoint> checkpoints(Fields fields) {
        Map<String, Checkpoint> checkpoints = new LinkedHashMap<>();
        for (String name : Stops.checkpoints()) {
            if (fields.isMapping(name)) {
                checkpoints.put(name, fields.object(name, ProjectSettings::checkpoint));
            } else {
                fields.optionalText(name).ifPresent(value -> {
                    checkpoints.put(name, new Checkpoint(Optional.of(true), Optional.empty()));
                    if (!value.isEmpty() && !value.equals("auto")) {
                        fields.problem(name, "is '" + value + "'; set it to auto, or remove it and people decide");
                    }
                });
            }
            if (checkpoints.containsKey(name)
                    && checkpoints.get(name).onBlockers().orElse(false)
                    && !Stops.returnOnBlockers().contains(name)) {
                fields.problem(
                        name,
                        "has on_blockers, which is for " + String.join(", ", Stops.returnOnBlockers())
                                + " alone; remove it, and people decide");
            }
        }
        fields.names().stream()
                .filter(Stops.gates()::contains)
                .forEach(name -> fields.problem(name, "is a gate, which no setting turns off; remove it"));
        return checkpoints;
    }

    private static Checkpoint checkpoint(Fields fields) {
        return new Checkpoint(fields.optionalFlag("auto"), Workflows.returnsOnBlockers(fields));
    }
}
