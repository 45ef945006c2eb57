package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.events.CycleEvent.Confidence;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.templates.TemplateSpec.ChecklistItem;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.state.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What a submission must hold before it counts. Every problem names what to repair. */
public final class SubmissionPolicy {
    private SubmissionPolicy() {}

    /** All that is wrong with the submission; empty when it may be accepted. */
    public static List<String> problems(Cycle cycle, Session session, Submission submission, SubmittedWork work) {
        List<String> problems = new ArrayList<>(work.problems());
        problems.addAll(ConflictPolicy.problems(work));
        checklist(session, submission, work, problems);
        unknownDimensions(submission, work, problems);
        confidence(session, submission, work, problems);
        switch (session.phase()) {
            case PRODUCT_SPECIFICATION -> criteria(cycle, work, problems);
            case IMPLEMENTATION_PLANNING ->
                problems.addAll(PlanPolicy.problems(work.tasks().orElse(cycle.tasks())));
            case IMPLEMENTATION -> greenTests(session, submission, work, problems);
            case BUILD_VERIFICATION, TESTING, FINAL_VERIFICATION, POST_MORTEM ->
                problems.addAll(EvidencePolicy.problems(submission, work));
            case ARCHITECTURE, USER_VERIFICATION -> {}
        }
        if (cycle.merged().isPresent() && session.phase() != PhaseName.POST_MORTEM) {
            problems.add("The cycle is merged; only its post-mortem may still be submitted");
        }
        return List.copyOf(problems);
    }

    /** 95 % before building: below it a session asks, unless a person let it go on. */
    private static void confidence(Session session, Submission submission, SubmittedWork work, List<String> problems) {
        if (!(submission.confidence() >= 0 && submission.confidence() <= 1)) {
            problems.add("Confidence must be between 0 and 1, not " + submission.confidence());
            return;
        }
        if (!session.phase().isBuilding() || session.waived()) {
            return;
        }
        Confidence confidence = Confidences.of(submission, work);
        if (TestRuns.areGivenUp(session, submission, work)) {
            aTaskGivenUpAsRed(confidence, submission, work, problems);
        } else if (confidence.value() < Confidences.THRESHOLD) {
            problems.add(String.format(
                    Locale.ROOT,
                    "Confidence is %.3f (own word %.3f, settled %.3f), below %.2f: ask what is open, or point to what settles it",
                    confidence.value(),
                    confidence.reported(),
                    confidence.settled(),
                    Confidences.THRESHOLD));
            problems.addAll(Confidences.explain(confidence.open(), submission, work));
        }
    }

    /** What only passing tests could settle is what the session says it can't have; all else it settles as always. */
    private static void aTaskGivenUpAsRed(
            Confidence confidence, Submission submission, SubmittedWork work, List<String> problems) {
        List<String> open = confidence.open().stream()
                .filter(id -> work.template().dimensions().stream()
                        .noneMatch(dimension -> dimension.id().equals(id) && TestRuns.wantPassed(dimension.kinds())))
                .toList();
        if (Confidences.settled(open, work) < 100 * Confidences.THRESHOLD) {
            problems.addAll(Confidences.explain(open, submission, work));
        }
    }

    private static void criteria(Cycle cycle, SubmittedWork work, List<String> problems) {
        if (work.criteria().orElse(cycle.criteria()).isEmpty()) {
            problems.add("The specification states no acceptance criteria; without one nobody can verify the change");
        }
    }

    private static void checklist(Session session, Submission submission, SubmittedWork work, List<String> problems) {
        boolean givenUp = TestRuns.areGivenUp(session, submission, work);
        for (ChecklistItem item : work.template().checklist()) {
            Optional<String> pointer = submission.checklist().stream()
                    .filter(given -> given.id().equals(item.id()))
                    .map(Submission.ChecklistAnswer::pointer)
                    .filter(given -> !given.isBlank())
                    .findFirst();
            if (pointer.isEmpty()) {
                problems.add("Checklist item " + item.id() + " (" + item.text()
                        + ") is unanswered; point to where it is done");
            } else if (!(givenUp && TestRuns.wantPassed(item.kinds()))) {
                Settlement.objection(item.kinds(), List.of(pointer.get()), work)
                        .ifPresent(fault -> problems.add("Checklist item " + item.id() + ": " + fault));
            }
        }
    }

    private static void unknownDimensions(Submission submission, SubmittedWork work, List<String> problems) {
        submission.dimensions().stream()
                .map(Submission.Settled::id)
                .filter(id -> work.template().dimensions().stream()
                        .noneMatch(dimension -> dimension.id().equals(id)))
                .forEach(id -> problems.add("The template has no dimension '" + id + "'"));
    }

    private static String newFailures(Evidence run, SubmittedWork work) {
        Optional<String> objection =
                work.inherited().flatMap(inherited -> InheritedRule.objection(run, inherited, work.baseline()));
        if (objection.isPresent()) {
            return "; " + objection.get();
        }
        List<String> failures = GreenRule.newFailures(run, work.baseline());
        return failures.isEmpty() ? "" : "; these did not fail before the cycle: " + String.join(", ", failures);
    }

    /** A task is done when its tests passed on the submitted code, or the session says why not; then a person decides. */
    private static void greenTests(Session session, Submission submission, SubmittedWork work, List<String> problems) {
        if (!TestRuns.areGreen(work) && !TestRuns.areGivenUp(session, submission, work)) {
            problems.add(TestRuns.last(work)
                            .map(run -> "The last test run on the submitted code ended with exit code " + run.exitCode()
                                    + CountingRun.flakiness(run, work.evidence()) + newFailures(run, work))
                            .orElse("No test run on the submitted code is on record")
                    + "; run test once more when it passes. If it can't, say why in whyNotGreen: that raises a blocker,"
                    + " and a person decides before the next task");
        }
    }
}
