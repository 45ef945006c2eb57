package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Evidence over claims: what only a machine can show must point to a run by the machine, on the code that is submitted. */
final class EvidencePolicy {
    private static final String EVIDENCE = "E:";

    private EvidencePolicy() {}

    /** Whether the pointers to a dimension hold a machine run where the template wants one. */
    static boolean suffices(String dimension, List<String> pointers, SubmittedWork work) {
        return !needsRun(dimension, work) || runs(pointers, work).findAny().isPresent();
    }

    /** What is wrong with the verdicts: a pass without a run on this code, a pass against its run, a verdict left out. */
    static List<String> problems(Submission submission, SubmittedWork work) {
        List<String> problems = new ArrayList<>();
        for (Dimension dimension : work.template().dimensions()) {
            List<Verdict> given = submission.verdicts().stream()
                    .filter(verdict -> verdict.dimension().equals(dimension.id()))
                    .toList();
            if (given.size() != 1) {
                problems.add("Dimension '" + dimension.id() + "' needs exactly one verdict, pass, fail or uncertain; "
                        + given.size() + " were given");
            } else {
                objection(given.getFirst(), work).ifPresent(problems::add);
            }
        }
        boolean failed =
                submission.verdicts().stream().anyMatch(verdict -> verdict.verdict() == Submission.Outcome.FAIL);
        if (failed && submission.findings().isEmpty()) {
            problems.add("A verdict is fail, but no finding says what failed; add one for each");
        }
        return problems;
    }

    private static Optional<String> objection(Verdict verdict, SubmittedWork work) {
        String name = "Verdict on '" + verdict.dimension() + "'";
        List<String> broken = verdict.pointers().stream()
                .filter(work.unresolved()::containsKey)
                .map(pointer -> pointer + " " + work.unresolved().get(pointer))
                .toList();
        if (!broken.isEmpty()) {
            return Optional.of(name + ": " + String.join("; ", broken));
        }
        if (verdict.verdict() != Submission.Outcome.PASS) {
            return Optional.empty();
        }
        if (verdict.pointers().isEmpty()) {
            return Optional.of(name + " is pass without a pointer to what shows it");
        }
        if (!needsRun(verdict.dimension(), work)) {
            return Optional.empty();
        }
        List<Evidence> runs = runs(verdict.pointers(), work).toList();
        if (runs.stream().noneMatch(run -> run.codeTree().equals(work.codeTree()))) {
            return Optional.of(
                    name + " is pass without a command run on the submitted code; run it again and point to it");
        }
        Optional<Evidence> red = runs.stream()
                .filter(run -> run.codeTree().equals(work.codeTree()) && !run.passed())
                .findFirst();
        return red.map(run ->
                name + " is pass, but " + run.id() + " (" + run.name() + ") ended with exit code " + run.exitCode());
    }

    private static boolean needsRun(String dimension, SubmittedWork work) {
        return work.template().dimensions().stream()
                .anyMatch(known -> known.id().equals(dimension) && known.needsEvidence());
    }

    private static Stream<Evidence> runs(List<String> pointers, SubmittedWork work) {
        return work.evidence().stream().filter(run -> pointers.contains(EVIDENCE + run.id()));
    }
}
