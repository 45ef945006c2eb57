package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.templates.PointerKind;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.command.Command.LegEnd;
import dev.lockstep.tracker.domain.command.Command.SubmitWork;
import dev.lockstep.tracker.domain.command.Inherited;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A submission that every rule accepts, for a test to spoil in one respect. */
final class Draft {
    static final String TREE = "tree-1";

    private TemplateSpec template;
    private final Map<String, List<String>> dimensions = new LinkedHashMap<>();
    private final Map<String, String> checklist = new LinkedHashMap<>(Map.of("C1", "F:src/App.java:1"));
    private final Map<String, Verdict> verdicts = new LinkedHashMap<>();
    private final Map<String, Evidence> evidence = new LinkedHashMap<>();
    private final Map<String, String> unresolved = new HashMap<>();
    private final List<FindingClaim> findings = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();
    private final Map<String, List<Integer>> markers = new HashMap<>();
    private String tree = TREE;
    private double confidence = 0.97;
    private final List<String> changed = new ArrayList<>();
    private final List<FindingClaim> guarded = new ArrayList<>();
    private final List<String> unmended = new ArrayList<>();
    private @Nullable String deviations;
    private @Nullable String whyNotGreen;
    private @Nullable Baseline baseline;
    private Optional<Inherited> inherited = Optional.empty();
    private @Nullable String commit;
    private Optional<List<Criterion>> criteria = Optional.empty();
    private Optional<List<Task>> tasks = Optional.empty();

    Draft(PhaseName phase) {
        template = Templates.of(phase);
        for (TemplateSpec.Dimension dimension : template.dimensions()) {
            String pointer = pointer(dimension.kinds().getFirst());
            if (phase.isBuilding()) {
                dimensions.put(dimension.id(), List.of(pointer));
            } else {
                verdict(dimension.id(), Outcome.PASS, pointer);
            }
        }
        run("E0", "test", 1, "the tree before");
        run("E1", "test", 0, TREE);
        if (phase == PhaseName.PRODUCT_SPECIFICATION) {
            criteria("AC1", "AC2");
        }
        if (phase == PhaseName.IMPLEMENTATION_PLANNING) {
            tasks(task("T2", "T1"), task("T1"));
        }
    }

    /** One of that kind that leads somewhere, as far as the domain can tell. */
    private static String pointer(PointerKind kind) {
        return switch (kind) {
            case REQUEST -> "R:1";
            case ANSWER -> "A:Q1";
            case ASSUMPTION -> "H:Q1";
            case DOCUMENT, OWN_DOCUMENT -> "D:docs/product-spec.md#Criteria";
            case CODE -> "F:src/App.java:1";
            case PASSED_RUN, ANY_RUN, SCAN_RUN -> "E:E1";
            case FAILED_RUN -> "E:E0";
        };
    }

    static Task task(String id, String... needs) {
        return new Task(id, "Build " + id, List.of("AC1"), List.of(needs), List.of(), null, null, null, null);
    }

    /** A task that is meant to change that file or folder. */
    static Task taskOn(String id, String file, String... needs) {
        return new Task(id, "Build " + id, List.of("AC1"), List.of(needs), List.of(file), null, null, null, null);
    }

    Draft confidence(double value) {
        confidence = value;
        return this;
    }

    /** By these dimensions in the place of the template's. */
    Draft judgedBy(List<TemplateSpec.Dimension> others) {
        template = Templates.with(template, others, template.checklist());
        dimensions.clear();
        return this;
    }

    /** With this one item in the place of the template's. */
    Draft checkedBy(TemplateSpec.ChecklistItem item) {
        template = Templates.with(template, template.dimensions(), List.of(item));
        return this;
    }

    Draft dimension(String id, String... pointers) {
        dimensions.put(id, List.of(pointers));
        return this;
    }

    Draft checked(String id, String pointer) {
        checklist.put(id, pointer);
        return this;
    }

    Draft unchecked(String id) {
        checklist.remove(id);
        return this;
    }

    Draft verdict(String dimension, Outcome verdict, String... pointers) {
        verdicts.put(dimension, new Verdict(dimension, verdict, List.of(pointers), "seen"));
        return this;
    }

    Draft noVerdict(String dimension) {
        verdicts.remove(dimension);
        return this;
    }

    Draft run(String id, String name, int exitCode, String tree) {
        return run(new Evidence(id, name, "make " + name, exitCode, false, tree, null, null, "log", false, 10));
    }

    Draft run(Evidence run) {
        evidence.put(run.id(), run);
        return this;
    }

    /** That run again, in which not one test ran. */
    Draft noTests(String id) {
        evidence.put(
                id,
                new Evidence(
                        id,
                        "test",
                        "make test",
                        0,
                        false,
                        tree,
                        new Evidence.TestCounts(0, 0, 0),
                        null,
                        "log",
                        false,
                        10));
        return this;
    }

    /** With other code than {@link #TREE}. */
    Draft onTree(String codeTree) {
        tree = codeTree;
        return this;
    }

    /** With tests that ended so before the cycle. */
    Draft baseline(@Nullable Baseline before) {
        baseline = before;
        return this;
    }

    /** With what the session found failing. */
    Draft inherited(Optional<Inherited> found) {
        inherited = found;
        return this;
    }

    Draft noRuns() {
        evidence.clear();
        return this;
    }

    Draft unresolved(String pointer, String why) {
        unresolved.put(pointer, why);
        return this;
    }

    /** Leaves what it was to fix as it is. */
    Draft leaving(String finding) {
        unmended.add(finding);
        return this;
    }

    Draft finding(Severity severity, String claim) {
        findings.add(new FindingClaim(severity, claim, "seen in a test", "src/App.java", 3, "AC1"));
        return this;
    }

    Draft problem(String problem) {
        problems.add(problem);
        return this;
    }

    Draft marker(String path, Integer... lines) {
        markers.put(path, List.of(lines));
        return this;
    }

    Draft deviating(String why) {
        deviations = why;
        return this;
    }

    Draft changing(String... paths) {
        changed.addAll(List.of(paths));
        return this;
    }

    Draft guarded(FindingClaim... found) {
        guarded.addAll(List.of(found));
        return this;
    }

    Draft notGreen(String why) {
        whyNotGreen = why;
        return this;
    }

    Draft criteria(String... ids) {
        criteria = Optional.of(List.of(ids).stream()
                .map(id -> new Criterion(id, "When asked, it shall answer", "R:1", "test"))
                .toList());
        return this;
    }

    Draft tasks(Task... planned) {
        tasks = Optional.of(List.of(planned));
        return this;
    }

    /** Leaves the branch as it is: the session found nothing to write. */
    Draft commit(String id) {
        commit = id;
        return this;
    }

    SubmitWork at(LegEnd end) {
        Submission submission = new Submission(
                "done",
                confidence,
                dimensions.entrySet().stream()
                        .map(entry -> new Submission.Settled(entry.getKey(), entry.getValue()))
                        .toList(),
                checklist.entrySet().stream()
                        .map(entry -> new Submission.ChecklistAnswer(entry.getKey(), entry.getValue()))
                        .toList(),
                List.copyOf(verdicts.values()),
                findings,
                deviations,
                whyNotGreen);
        String to = commit == null ? "commit-of-" + end.leg() : commit;
        List<Artifact> artifacts = List.of(new Artifact("docs/" + template.name() + ".md", "sha-of-" + to));
        return new SubmitWork(
                end,
                submission,
                new SubmittedWork(
                        to,
                        tree,
                        template,
                        artifacts,
                        List.copyOf(changed),
                        List.copyOf(guarded),
                        Set.copyOf(unmended),
                        List.copyOf(evidence.values()),
                        Optional.ofNullable(baseline),
                        inherited,
                        Map.copyOf(unresolved),
                        Map.copyOf(markers),
                        problems,
                        criteria,
                        tasks));
    }
}
