package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.documents.NewWords;
import dev.lockstep.tracker.documents.PlanCheck;
import dev.lockstep.tracker.documents.PlanData;
import dev.lockstep.tracker.documents.SectionCheck;
import dev.lockstep.tracker.documents.SpecificationData;
import dev.lockstep.tracker.documents.TaskOrder;
import dev.lockstep.tracker.documents.TaskSizes;
import dev.lockstep.tracker.documents.TestMatrix;
import dev.lockstep.tracker.documents.TestPlanData;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.git.ProjectRepository;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The documents of a submitted commit that the phase must leave.
 *
 * @param runs ids of the session's machine runs
 * @param sizes what a plan's tasks would make their sessions read at this commit
 */
record SubmittedDocuments(
        Cycle cycle,
        Session session,
        ProjectRepository repository,
        String commit,
        TemplateSpec template,
        Set<String> runs,
        TaskSizes sizes) {

    /** What is wrong with them, each naming what to repair. */
    List<String> problems() {
        List<String> problems = new ArrayList<>();
        template.outputs().forEach(output -> output(output, problems));
        specification().ifPresent(data -> {
            problems.addAll(data.problems());
            if (data.problems().isEmpty() && changed(data.criteria()).isEmpty()) {
                problems.add("No criterion is new or changed; state what the request is to bring about");
            }
        });
        plan().ifPresent(data -> {
            problems.addAll(data.problems());
            problems.addAll(PlanCheck.problems(data.tasks(), cycle.criteria()));
            problems.addAll(PlanCheck.unknownFixes(data.tasks(), openFindingsInCode()));
            problems.addAll(sizes.problems(data.tasks()));
        });
        testPlan(commit).ifPresent(data -> {
            problems.addAll(data.problems());
            if (data.problems().isEmpty()) {
                problems.addAll(matrix().problems(data.tests()));
            }
        });
        problems.addAll(resolved().problems());
        return problems;
    }

    Optional<List<Criterion>> criteria() {
        return specification()
                .filter(data -> data.problems().isEmpty())
                .map(data -> changed(data.criteria()))
                .or(resolved()::criteria);
    }

    private Set<String> openFindingsInCode() {
        return cycle.openFindings().stream()
                .filter(finding -> finding.foundIn().compareTo(PhaseName.IMPLEMENTATION) >= 0)
                .map(Finding::id)
                .collect(Collectors.toSet());
    }

    private ResolvedDocuments resolved() {
        return new ResolvedDocuments(cycle, cycle.conflictsOf(session), this::text);
    }

    Optional<List<Task>> tasks() {
        return plan().filter(data -> data.problems().isEmpty())
                .map(PlanData::tasks)
                .filter(tasks -> PlanCheck.problems(tasks, cycle.criteria()).isEmpty())
                .map(TaskOrder::of);
    }

    private void output(Output output, List<String> problems) {
        String path = output.path().replace("${cycle}", cycle.id().toString());
        Optional<String> document = text(path);
        if (document.isEmpty()) {
            problems.add("The commit has no " + path + "; write it");
            return;
        }
        SectionCheck.missing(document.get(), output.sections())
                .forEach(section -> problems.add(path + " has no section '" + section + "'"));
        long words = NewWords.count(textAt(session.startCommit(), path).orElse(""), document.get());
        output.maxNewWords()
                .filter(most -> words > most)
                .ifPresent(most ->
                        problems.add(path + " gained " + words + " words, code and data not counted, but may gain "
                                + most + "; cut what is said twice or elsewhere"));
        items().ifPresent(count -> bounds(output, count).ifPresent(problems::add));
    }

    private static Optional<String> bounds(Output output, int count) {
        if (output.minItems().filter(least -> count < least).isPresent()) {
            return Optional.of(
                    "%s adds or changes %d items of its data, but takes at least %d; state what is left unsaid"
                            .formatted(output.path(), count, output.minItems().get()));
        }
        return output.maxItems()
                .filter(most -> count > most)
                .map(most -> "%s adds or changes %d items of its data, but takes at most %d; ask how to split the work"
                        .formatted(output.path(), count, most));
    }

    /** How many criteria or tasks are this cycle's; none of a document that can't be read, which is a problem of its own. */
    private OptionalInt items() {
        return Stream.of(criteria().map(List::size), tasks().map(List::size))
                .flatMap(Optional::stream)
                .mapToInt(Integer::intValue)
                .findFirst();
    }

    /** The criteria of this cycle: the specification lives on, so those that stood before are not this cycle's to meet. */
    private List<Criterion> changed(List<Criterion> criteria) {
        List<Criterion> before = textAt(cycle.base(), LivingDocuments.PRODUCT_SPEC)
                .map(document -> SpecificationData.read(document).criteria())
                .orElse(List.of());
        return criteria.stream()
                .filter(criterion -> !before.contains(criterion))
                .toList();
    }

    private TestMatrix matrix() {
        Set<String> known = Stream.concat(
                        cycle.criteria().stream(),
                        text(LivingDocuments.PRODUCT_SPEC).map(SpecificationData::read).stream()
                                .flatMap(data -> data.criteria().stream()))
                .map(Criterion::id)
                .collect(Collectors.toSet());
        List<TestPlanData.Row> before =
                testPlan(cycle.base()).map(TestPlanData::tests).orElse(List.of());
        return new TestMatrix(cycle.criteria(), known, before, runs);
    }

    private Optional<SpecificationData> specification() {
        return session.phase() == PhaseName.PRODUCT_SPECIFICATION
                ? text(LivingDocuments.PRODUCT_SPEC).map(SpecificationData::read)
                : Optional.empty();
    }

    private Optional<PlanData> plan() {
        return session.phase() == PhaseName.IMPLEMENTATION_PLANNING
                ? text(LivingDocuments.IMPLEMENTATION_PLAN).map(PlanData::read)
                : Optional.empty();
    }

    private Optional<TestPlanData> testPlan(String at) {
        return session.phase() == PhaseName.TESTING
                ? textAt(at, LivingDocuments.TEST_PLAN).map(TestPlanData::read)
                : Optional.empty();
    }

    private Optional<String> text(String path) {
        return textAt(commit, path);
    }

    private Optional<String> textAt(String at, String path) {
        return repository.read(at, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }
}
