package dev.lockstep.tracker.templates;

import dev.lockstep.contracts.topics.Topics;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** What no workflow may change: the nine phases and their order, the four gates, and what may be written before code is approved. */
final class WorkflowRules {
    private static final String CODE = "*";
    private static final String DOCUMENTS = "docs/";
    private static final String POST_MORTEMS = "docs/post-mortems/";

    private static final List<Function<Phase, Stream<String>>> RULES = List.of(
            WorkflowRules::onlyPeopleVerifyAsUsers,
            WorkflowRules::serviceIsKnown,
            WorkflowRules::templateIsAFile,
            WorkflowRules::writesAreInBounds,
            WorkflowRules::stopIsInItsPlace,
            WorkflowRules::gateIsHard,
            WorkflowRules::gateIsNeverAuto,
            WorkflowRules::onlyCodeIsReturnedOnBlockers,
            WorkflowRules::returnsBackwards);

    private WorkflowRules() {}

    static List<String> check(Workflow workflow) {
        List<String> problems = new ArrayList<>();
        List<PhaseName> names = workflow.phases().stream().map(Phase::name).toList();
        if (!names.isEmpty() && !names.equals(List.of(PhaseName.values()))) {
            problems.add("phases are " + names.stream().map(PhaseName::label).toList()
                    + "; a workflow has all nine, in this order: " + Workflows.labels());
        }
        for (Phase phase : workflow.phases()) {
            RULES.stream()
                    .flatMap(rule -> rule.apply(phase))
                    .map(problem -> "phase " + phase.name().label() + " " + problem)
                    .forEach(problems::add);
        }
        return problems;
    }

    private static Stream<String> onlyPeopleVerifyAsUsers(Phase phase) {
        boolean human = phase.name() == PhaseName.USER_VERIFICATION;
        boolean empty = phase.service().isEmpty() && phase.template().isEmpty();
        boolean full = !phase.service().isEmpty() && !phase.template().isEmpty();
        return Stream.concat(
                wrongIf(human && !empty, "is a person's; set service and template to \"\""),
                wrongIf(!human && !full, "has sessions; name a service and a template"));
    }

    private static Stream<String> serviceIsKnown(Phase phase) {
        boolean tooEarly =
                phase.service().equals("engineer-agent") && phase.name().compareTo(PhaseName.IMPLEMENTATION) < 0;
        return Stream.concat(
                wrongIf(
                        !phase.isHuman() && !Topics.SERVICES.contains(phase.service()),
                        "names the service '" + phase.service() + "'; use one of "
                                + String.join(", ", Topics.SERVICES)),
                wrongIf(tooEarly, "can't be engineer-agent's: it works only after implementation-approval"));
    }

    private static Stream<String> templateIsAFile(Phase phase) {
        return wrongIf(
                !phase.template().isEmpty()
                        && !(RepositoryPath.isFile(phase.template())
                                && phase.template().endsWith(".md")),
                "names the template '" + phase.template() + "'; give the path of a .md file in the repository");
    }

    private static Stream<String> writesAreInBounds(Phase phase) {
        return phase.writes().stream().flatMap(path -> {
            if (path.equals(CODE)) {
                return wrongIf(
                        !phase.name().writesCode(), "may not write code ('*'); only implementation and testing do");
            }
            boolean wellFormed = RepositoryPath.isFile(path) || RepositoryPath.isFolder(path);
            return Stream.of(
                            wrongIf(!wellFormed, "writes '" + path + "'; give a file, a folder ending in '/', or '*'"),
                            wrongIf(
                                    !phase.name().writesCode() && !path.startsWith(DOCUMENTS),
                                    "writes '" + path
                                            + "'; outside implementation and testing keep to paths under docs/"),
                            // It is merged after the last gate, so it must not touch what was approved there.
                            wrongIf(
                                    phase.name() == PhaseName.POST_MORTEM
                                            && path.startsWith(DOCUMENTS)
                                            && !path.startsWith(POST_MORTEMS),
                                    "writes '" + path
                                            + "'; it is merged after the last gate, so keep it to paths under "
                                            + POST_MORTEMS))
                    .flatMap(problems -> problems);
        });
    }

    private static Stream<String> stopIsInItsPlace(Phase phase) {
        String expected = Stops.nameOf(phase.name());
        String name = phase.stop().name();
        return wrongIf(
                !name.isEmpty() && !name.equals(expected),
                "stops at '" + name + "' instead of '" + expected
                        + "'; stops can't be moved, renamed or left out, so name it " + expected);
    }

    private static Stream<String> gateIsHard(Phase phase) {
        Stop stop = phase.stop();
        boolean gate = Stops.isGate(phase.name());
        return Stream.concat(
                wrongIf(
                        gate && !stop.hard() && !stop.name().isEmpty(),
                        "ends at a gate, and gates are hard; set hard to true"),
                wrongIf(
                        !gate && stop.hard(),
                        "ends at a checkpoint, and only the four gates are hard; set hard to false"));
    }

    private static Stream<String> gateIsNeverAuto(Phase phase) {
        return wrongIf(
                Stops.isGate(phase.name()) && phase.stop().isAuto(),
                "ends at a gate, and no gate passes by itself; remove auto");
    }

    private static Stream<String> onlyCodeIsReturnedOnBlockers(Phase phase) {
        return wrongIf(
                phase.stop().onBlockers() != null
                        && !Stops.returnOnBlockers().contains(phase.stop().name()),
                "has on_blockers, which is for " + String.join(", ", Stops.returnOnBlockers())
                        + " alone; remove it, and people decide");
    }

    private static Stream<String> returnsBackwards(Phase phase) {
        return Stream.concat(
                wrongIf(
                        phase.returnsTo().compareTo(phase.name()) > 0,
                        "returns to " + phase.returnsTo().label() + ", which comes later; name it or an earlier phase"),
                wrongIf(
                        phase.returnsTo() == PhaseName.USER_VERIFICATION,
                        "returns to user-verification, where nothing can be reworked; name an earlier phase"));
    }

    private static Stream<String> wrongIf(boolean wrong, String problem) {
        return wrong ? Stream.of(problem) : Stream.empty();
    }
}
