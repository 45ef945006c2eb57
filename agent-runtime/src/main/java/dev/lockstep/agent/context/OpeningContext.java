package dev.lockstep.agent.context;

import dev.lockstep.agent.roles.Role;
import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.ProjectFiles;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.templates.InputName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Builds the two opening messages of a session and the manifest of everything in them: what every session is given, and
 * what its template names as inputs, each once. What changes least comes first, so that providers can reuse what they
 * cached: rules and template, then the project's files, then what belongs to the cycle.
 */
public final class OpeningContext {
    private static final String CYCLE = "${cycle}";

    private OpeningContext() {}

    /** The opening of a leg's session; {@code file} reads a file of the workspace, if it is there. */
    public static TurnBody.Context of(ClaimedLeg leg, Role role, Function<String, Optional<byte[]>> file) {
        Inputs inputs = new Inputs(leg.template().spec().tools().contains("read"));
        String system = SystemText.of(leg, role);
        inputs.list("rules", "lockstep:rules/" + leg.phase().label(), Sha256.of(system));
        inputs.list("template", leg.template().path(), leg.template().sha256());
        Set<String> given = standingInstructions(inputs, file);
        paths(leg).stream().filter(Predicate.not(given::contains)).forEach(path -> file.apply(path)
                .ifPresentOrElse(bytes -> inputs.give("document", path, bytes), () -> inputs.miss("document", path)));
        for (InputName name : InputName.values()) {
            if (leg.template().spec().inputs().contains(name.label())) {
                record(inputs, leg, name);
            }
        }
        inputs.give("limits", "lockstep:limits", SessionLine.limits(leg));
        String user = inputs.text() + SessionLine.of(leg);
        return new TurnBody.Context(system, user, inputs.manifest());
    }

    /** Gives those that are there. One that holds what another holds, mostly as a link to it, is not given again. */
    private static Set<String> standingInstructions(Inputs inputs, Function<String, Optional<byte[]>> file) {
        Set<String> paths = new HashSet<>();
        Set<String> contents = new HashSet<>();
        for (String path : ProjectFiles.INSTRUCTIONS) {
            Optional<byte[]> bytes = file.apply(path);
            if (bytes.isPresent() && contents.add(Sha256.of(bytes.get()))) {
                inputs.give("standing instructions", path, bytes.get());
                paths.add(path);
            }
        }
        return paths;
    }

    /** The files that the template names: the living documents, then the project's others, then those of this cycle. */
    private static Set<String> paths(ClaimedLeg leg) {
        List<String> named = leg.template().spec().inputs().stream()
                .filter(input -> InputName.of(input).isEmpty())
                .toList();
        List<String> ordered = new ArrayList<>(LivingDocuments.ALL);
        ordered.retainAll(named);
        named.stream().filter(path -> !path.contains(CYCLE)).forEach(ordered::add);
        named.stream()
                .filter(path -> path.contains(CYCLE))
                .map(path -> path.replace(CYCLE, leg.cycle().toString()))
                .forEach(ordered::add);
        return new LinkedHashSet<>(ordered);
    }

    private static void record(Inputs inputs, ClaimedLeg leg, InputName name) {
        String place = "lockstep:" + name.label();
        switch (name) {
            case REQUEST -> {
                inputs.give(name.label(), place, RecordText.request(leg.request()));
                leg.request()
                        .attachments()
                        .forEach(attachment -> inputs.give(
                                "attachment", "lockstep:attachment/" + attachment.name(), attachment.text()));
            }
            case TASK -> inputs.give(name.label(), place, RecordText.task(leg.task()));
            case ANSWERS -> inputs.give(name.label(), place, RecordText.answers(leg.answers()));
            case FINDINGS -> inputs.give(name.label(), place, RecordText.findings(leg.findings()));
            case HISTORY -> inputs.give(name.label(), place, RecordText.history(leg.history()));
            case REPOSITORY -> inputs.give(name.label(), place, RecordText.repository(leg));
        }
    }
}
