package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.templates.PointerKind;
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
                objection(dimension, given.getFirst(), work).ifPresent(problems::add);
            }
        }
        boolean failed =
                submission.verdicts().stream().anyMatch(verdict -> verdict.verdict() == Submission.Outcome.FAIL);
        if (failed && submission.findings().isEmpty()) {
            problems.add("A verdict is fail, but no finding says what failed; add one for each");
        }
        return problems;
    }

    private static Optional<String> objection(Dimension dimension, Verdict verdict, SubmittedWork work) {
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
        return dimension.kinds().getFirst() == PointerKind.PASSED_RUN
                ? withoutItsRun(name, verdict, work)
                : Settlement.objection(dimension.kinds(), verdict.pointers(), work)
                        .map(fault -> name + " is pass, but " + fault);
    }

    private static Optional<String> withoutItsRun(String name, Verdict verdict, SubmittedWork work) {
        List<Evidence> runs = work.evidence().stream()
                .filter(run -> verdict.pointers().contains(EVIDENCE + run.id()))
                .toList();
        if (runs.stream().noneMatch(run -> Settlement.isOnSubmittedCode(run, work) && !TestRuns.isOfOneTest(run))) {
            return Optional.of(runs.stream()
                    .filter(TestRuns::isOfOneTest)
                    .findFirst()
                    .map(run -> name + " is pass, but " + run.id() + " (" + run.name()
                            + ") ran one test only; point to runs of all that it speaks of")
                    .orElse(name
                            + " is pass without a command run on the submitted code; run it again and point to it"));
        }
        return runs.stream()
                .flatMap(run -> Stream.of(run, Settlement.latest(run, work)))
                .filter(run -> Settlement.isOnSubmittedCode(run, work) && !TestRuns.isGreen(run, work))
                .findFirst()
                .map(run -> name + " is pass, but " + run.id() + " (" + run.name() + ") ended with exit code "
                        + run.exitCode() + CountingRun.flakiness(run, work.evidence()));
    }
}
