package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.cycles.Briefs;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.documents.PlanCheck;
import dev.lockstep.tracker.documents.PlanData;
import dev.lockstep.tracker.documents.PointerResolver;
import dev.lockstep.tracker.documents.Resolution;
import dev.lockstep.tracker.documents.SectionCheck;
import dev.lockstep.tracker.documents.SpecificationData;
import dev.lockstep.tracker.documents.TaskOrder;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.git.AttemptedWork;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.git.SubmittedCommit;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Finds out what a submission really holds: its commit, its documents, where its pointers lead, what its commands showed. */
@ApplicationScoped
public class SubmissionInspector {
    private final Repositories repositories;
    private final Briefs briefs;
    private final Transcripts transcripts;

    SubmissionInspector(Repositories repositories, Briefs briefs, Transcripts transcripts) {
        this.repositories = repositories;
        this.briefs = briefs;
        this.transcripts = transcripts;
    }

    /** What the machine found out. Reads Git and the transcript; changes nothing. */
    public SubmittedWork inspect(Cycle cycle, Session session, int attempt, TurnBody.Submitted submitted) {
        TemplateSpec template =
                briefs.template(cycle.charter(), session.phase()).spec();
        List<Evidence> evidence = Transcripts.evidence(transcripts.read(cycle.id(), session.id()));
        ProjectRepository repository = repositories.of(cycle.charter().project());
        SubmittedCommit commit = repository.inspect(new AttemptedWork(
                cycle.id(),
                session.id(),
                submitted.commit(),
                ClaimedLegs.refOf(cycle.id(), session.state().leg(), attempt),
                cycle.tip(),
                ClaimedLegs.writes(cycle, session)));
        if (!commit.isFine()) {
            return new SubmittedWork(
                    submitted.commit(),
                    "",
                    template,
                    List.of(),
                    evidence,
                    Map.of(),
                    Map.of(),
                    commit.problems(),
                    Optional.empty(),
                    Optional.empty());
        }
        Documents documents = new Documents(cycle, session, repository, submitted.commit(), template);
        return new SubmittedWork(
                submitted.commit(),
                repository.codeTree(submitted.commit()),
                template,
                repository.artifacts(submitted.commit(), cycle.tip()),
                evidence,
                unresolved(cycle, repository, submitted, evidence),
                repository.conflictMarkers(session.startCommit(), submitted.commit(), cycle.conflictsOf(session)),
                documents.problems(),
                documents.criteria(),
                documents.tasks());
    }

    private Map<String, String> unresolved(
            Cycle cycle, ProjectRepository repository, TurnBody.Submitted submitted, List<Evidence> evidence) {
        PointerResolver resolver = new PointerResolver(
                repository,
                submitted.commit(),
                briefs.of(cycle.charter()).requestLines(),
                questions(cycle, false),
                questions(cycle, true),
                evidence.stream().map(Evidence::id).collect(Collectors.toSet()));
        Map<String, String> unresolved = new HashMap<>();
        pointers(submitted.submission()).distinct().forEach(pointer -> {
            if (resolver.resolve(pointer) instanceof Resolution.Dangling(String reason)) {
                unresolved.put(pointer, reason);
            }
        });
        return unresolved;
    }

    private static Set<String> questions(Cycle cycle, boolean accepted) {
        return cycle.questions().stream()
                .filter(question ->
                        question.answer().isPresent() && question.answer().get().assumptionAccepted() == accepted)
                .map(AskedQuestion::id)
                .collect(Collectors.toSet());
    }

    private static Stream<String> pointers(Submission submission) {
        return Stream.of(
                        submission.dimensions().stream().flatMap(settled -> settled.pointers().stream()),
                        submission.checklist().stream().map(Submission.ChecklistAnswer::pointer),
                        submission.verdicts().stream().flatMap(verdict -> verdict.pointers().stream()))
                .flatMap(pointers -> pointers);
    }

    /** The documents of a submitted commit that the phase must leave. */
    private record Documents(
            Cycle cycle, Session session, ProjectRepository repository, String commit, TemplateSpec template) {

        List<String> problems() {
            List<String> problems = new ArrayList<>();
            for (TemplateSpec.Output output : template.outputs()) {
                String path = output.path().replace("${cycle}", cycle.id().toString());
                Optional<String> document = text(path);
                if (document.isEmpty()) {
                    problems.add("The commit has no " + path + "; write it");
                } else {
                    SectionCheck.missing(document.get(), output.sections())
                            .forEach(section -> problems.add(path + " has no section '" + section + "'"));
                }
            }
            specification().ifPresent(data -> {
                problems.addAll(data.problems());
                if (data.problems().isEmpty() && changed(data.criteria()).isEmpty()) {
                    problems.add("No criterion is new or changed; state what the request is to bring about");
                }
            });
            plan().ifPresent(data -> {
                problems.addAll(data.problems());
                problems.addAll(PlanCheck.problems(data.tasks(), cycle.criteria()));
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

        private ResolvedDocuments resolved() {
            return new ResolvedDocuments(cycle, cycle.conflictsOf(session), this::text);
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

        Optional<List<Task>> tasks() {
            return plan().filter(data -> data.problems().isEmpty())
                    .map(PlanData::tasks)
                    .filter(tasks -> PlanCheck.problems(tasks, cycle.criteria()).isEmpty())
                    .map(TaskOrder::of);
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

        private Optional<String> text(String path) {
            return textAt(commit, path);
        }

        private Optional<String> textAt(String at, String path) {
            return repository.read(at, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
        }
    }
}
