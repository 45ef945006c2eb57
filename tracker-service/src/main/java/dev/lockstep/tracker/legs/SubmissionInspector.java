package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.ProjectFiles;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.templates.InputName;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.TrackerConfig;
import dev.lockstep.tracker.cycles.Briefs;
import dev.lockstep.tracker.cycles.Repositories;
import dev.lockstep.tracker.cycles.Transcripts;
import dev.lockstep.tracker.documents.PointerResolver;
import dev.lockstep.tracker.documents.Resolution;
import dev.lockstep.tracker.documents.TaskSizes;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.state.AskedQuestion;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.git.AttemptedWork;
import dev.lockstep.tracker.git.ProjectRepository;
import dev.lockstep.tracker.git.SubmittedCommit;
import dev.lockstep.tracker.git.WorkRefs;
import jakarta.enterprise.context.ApplicationScoped;
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
    private final int window;

    SubmissionInspector(Repositories repositories, Briefs briefs, Transcripts transcripts, TrackerConfig config) {
        this.repositories = repositories;
        this.briefs = briefs;
        this.transcripts = transcripts;
        this.window = config.tasks().window();
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
                WorkRefs.ofAttempt(cycle.id(), session.state().leg(), attempt),
                session.ground().base(),
                ClaimedLegs.writes(cycle, session)));
        if (!commit.isFine()) {
            return refused(submitted.commit(), template, evidence, commit.problems());
        }
        SubmittedDocuments documents = new SubmittedDocuments(
                cycle,
                session,
                repository,
                submitted.commit(),
                template,
                idsOf(evidence),
                sizes(cycle, repository, submitted.commit()));
        return new SubmittedWork(
                submitted.commit(),
                repository.codeTree(submitted.commit()),
                template,
                repository.artifacts(submitted.commit(), session.ground().base()),
                repository.changedPaths(submitted.commit(), session.startCommit()),
                new GuardedChange(repository, cycle, session, submitted.commit()).raised(),
                new Unmended(repository, cycle, submitted.commit()).of(session),
                evidence,
                cycle.baseline(),
                cycle.inherited(session),
                unresolved(cycle, repository, submitted, evidence),
                repository.conflictMarkers(session.startCommit(), submitted.commit(), cycle.conflictsOf(session)),
                documents.problems(),
                documents.criteria(),
                documents.tasks());
    }

    /** Of a commit that can't be taken nothing more is looked at. */
    private static SubmittedWork refused(
            String commit, TemplateSpec template, List<Evidence> evidence, List<String> problems) {
        return new SubmittedWork(
                commit,
                "",
                template,
                List.of(),
                List.of(),
                List.of(),
                Set.of(),
                evidence,
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Map.of(),
                problems,
                Optional.empty(),
                Optional.empty());
    }

    private Map<String, String> unresolved(
            Cycle cycle, ProjectRepository repository, TurnBody.Submitted submitted, List<Evidence> evidence) {
        PointerResolver resolver = new PointerResolver(
                repository,
                submitted.commit(),
                briefs.of(cycle.charter()).requestLines(),
                questions(cycle, false),
                questions(cycle, true),
                idsOf(evidence));
        Map<String, String> unresolved = new HashMap<>();
        pointers(submitted.submission()).distinct().forEach(pointer -> {
            if (resolver.resolve(pointer) instanceof Resolution.Dangling(String reason)) {
                unresolved.put(pointer, reason);
            }
        });
        return unresolved;
    }

    /** What sessions of the implementation open with, and how large files are at a commit. */
    private TaskSizes sizes(Cycle cycle, ProjectRepository repository, String commit) {
        TemplateSpec implementation =
                briefs.template(cycle.charter(), PhaseName.IMPLEMENTATION).spec();
        List<String> documents = Stream.concat(
                        ProjectFiles.INSTRUCTIONS.stream(),
                        implementation.inputs().stream()
                                .filter(input -> InputName.of(input).isEmpty()))
                .toList();
        return new TaskSizes(window, documents, () -> repository.files(commit, ""), path -> repository
                .size(commit, path)
                .orElse(0));
    }

    private static Set<String> idsOf(List<Evidence> evidence) {
        return evidence.stream().map(Evidence::id).collect(Collectors.toSet());
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
}
