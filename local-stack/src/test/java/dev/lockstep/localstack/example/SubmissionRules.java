package dev.lockstep.localstack.example;

import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.ChecklistAnswer;
import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Settled;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.ChecklistItem;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a template asks of a submission, as problems that name what to repair. */
final class SubmissionRules {
    private static final int THRESHOLD = 95;

    private final TemplateSpec template;
    private final Submission submission;
    private final Pointers pointers;
    private final List<String> problems = new ArrayList<>();

    SubmissionRules(TemplateSpec template, Submission submission, Pointers pointers) {
        this.template = template;
        this.submission = submission;
        this.pointers = pointers;
    }

    List<String> building() {
        int settled = template.dimensions().stream()
                .filter(dimension -> isSettled(dimension))
                .mapToInt(Dimension::weight)
                .sum();
        check(settled >= THRESHOLD, "only " + settled + " % is settled");
        check(submission.confidence() * 100 >= THRESHOLD, "confidence is " + submission.confidence());
        sameIds(submission.dimensions().stream().map(Settled::id));
        checklist();
        return problems;
    }

    List<String> verifying() {
        sameIds(submission.verdicts().stream().map(Verdict::dimension));
        template.dimensions().forEach(dimension -> submission.verdicts().stream()
                .filter(verdict -> verdict.dimension().equals(dimension.id()))
                .forEach(verdict -> verdict(dimension, verdict)));
        checklist();
        return problems;
    }

    private boolean isSettled(Dimension dimension) {
        return submission.dimensions().stream()
                .filter(settled -> settled.id().equals(dimension.id()))
                .anyMatch(settled -> resolved(dimension, settled.pointers())
                        && settled.pointers().stream().allMatch(pointers::resolve));
    }

    private void verdict(Dimension dimension, Verdict verdict) {
        boolean shown = resolved(dimension, verdict.pointers());
        check(shown || verdict.verdict() != Outcome.PASS, dimension.id() + " passes on nothing");
    }

    /** Every pointer must lead somewhere, and one at least be of a kind that settles the dimension. */
    private boolean resolved(Dimension dimension, List<String> given) {
        given.forEach(pointer -> check(pointers.resolve(pointer), dimension.id() + ": " + pointer + " leads nowhere"));
        return given.stream().filter(pointers::resolve).anyMatch(pointer -> dimension.kinds().stream()
                .filter(kind -> kind.isRun() || !dimension.needsEvidence())
                .anyMatch(kind -> pointers.is(kind, pointer)));
    }

    private void sameIds(Stream<String> given) {
        List<String> expected =
                template.dimensions().stream().map(Dimension::id).sorted().toList();
        List<String> actual = given.sorted().toList();
        check(expected.equals(actual), "dimensions are " + actual + ", the template has " + expected);
    }

    private void checklist() {
        List<String> expected =
                template.checklist().stream().map(ChecklistItem::id).toList();
        List<String> actual =
                submission.checklist().stream().map(ChecklistAnswer::id).toList();
        check(expected.equals(actual), "the checklist answers " + actual + ", the template has " + expected);
        for (ChecklistAnswer answer : submission.checklist()) {
            check(pointers.resolve(answer.pointer()), answer.id() + ": " + answer.pointer() + " leads nowhere");
            check(
                    template.checklist().stream()
                            .anyMatch(item -> item.id().equals(answer.id())
                                    && pointers.is(item.kinds().getFirst(), answer.pointer())),
                    answer.id() + ": " + answer.pointer() + " is no proof of the kind asked for");
        }
    }

    private void check(boolean condition, String problem) {
        if (!condition) {
            problems.add(problem);
        }
    }
}
