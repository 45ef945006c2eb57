package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.events.Subject;
import dev.lockstep.contracts.legs.Artifact;
import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Verdict;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.policy.CountingRun;
import dev.lockstep.tracker.domain.policy.GreenRule;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Work;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Puts together what a stop asks people to approve. */
final class Subjects {
    private Subjects() {}

    static Subject of(Cycle cycle, PhaseName phase) {
        String commit = phase == PhaseName.FINAL_VERIFICATION ? cycle.prepared().orElse(cycle.tip()) : cycle.tip();
        return new Subject(
                cycle.stopOf(phase).name(),
                cycle.charter().workflow().version(),
                commit,
                artifacts(cycle),
                evidence(cycle, phase),
                oldFailures(cycle, phase),
                cycle.findings().stream().map(Subjects::known).toList(),
                cycle.charter().templates(),
                verdicts(cycle, phase));
    }

    private static @Nullable List<Verdict> verdicts(Cycle cycle, PhaseName phase) {
        List<Verdict> given = works(cycle.currentIn(phase))
                .flatMap(work -> work.verdicts().stream())
                .toList();
        return given.isEmpty() ? null : given;
    }

    /** Each document in its latest state, by path. */
    private static List<Artifact> artifacts(Cycle cycle) {
        Map<String, Artifact> latest = new TreeMap<>();
        works(cycle.current())
                .flatMap(work -> work.artifacts().stream())
                .forEach(artifact -> latest.put(artifact.path(), artifact));
        return List.copyOf(latest.values());
    }

    private static @Nullable List<String> oldFailures(Cycle cycle, PhaseName phase) {
        List<String> failures = runs(cycle, phase)
                .flatMap(run -> GreenRule.oldFailures(run, cycle.baseline()).stream())
                .distinct()
                .sorted()
                .toList();
        return failures.isEmpty() ? null : failures;
    }

    private static List<Subject.Proof> evidence(Cycle cycle, PhaseName phase) {
        return works(cycle.currentIn(phase))
                .flatMap(work -> runs(cycle, work).map(run -> proof(run, work)))
                .toList();
    }

    private static Subject.Proof proof(Evidence run, Work work) {
        List<Evidence> call = CountingRun.callOf(run, work.evidence());
        int passed = (int) call.stream().filter(Evidence::passed).count();
        return new Subject.Proof(
                run.command(),
                run.exitCode(),
                run.codeTree(),
                run.tests(),
                call.size() == 1 ? null : new Subject.Repeated(call.size(), passed));
    }

    private static Stream<Evidence> runs(Cycle cycle, PhaseName phase) {
        return works(cycle.currentIn(phase)).flatMap(work -> runs(cycle, work));
    }

    /** The run of each command that counts, on the code that was submitted. */
    private static Stream<Evidence> runs(Cycle cycle, Work work) {
        return work.evidence().stream()
                .filter(run -> run.codeTree().equals(work.codeTree()))
                .collect(Collectors.groupingBy(Evidence::name, TreeMap::new, Collectors.toList()))
                .values()
                .stream()
                .flatMap(runs -> CountingRun.of(runs, run -> GreenRule.isGreen(run, cycle.baseline())).stream());
    }

    private static Stream<Work> works(List<Session> sessions) {
        return sessions.stream().flatMap(session -> session.work().stream());
    }

    private static Subject.KnownFinding known(Finding finding) {
        return new Subject.KnownFinding(
                finding.id(),
                finding.severity(),
                finding.claim(),
                finding.state().label(),
                finding.life());
    }
}
