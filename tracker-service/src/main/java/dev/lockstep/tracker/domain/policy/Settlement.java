package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.templates.PointerKind;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Whether pointers settle what a template asks about: all lead somewhere, and one is of a kind that it names. */
final class Settlement {
    private static final String DOCUMENT = "D:";
    private static final String RUN = "E:";

    private Settlement() {}

    /** Why the pointers settle nothing, for the end of a sentence; empty when they do. */
    static Optional<String> objection(List<PointerKind> kinds, List<String> pointers, SubmittedWork work) {
        if (pointers.isEmpty()) {
            return Optional.of("point to " + named(kinds));
        }
        List<String> broken = pointers.stream()
                .filter(work.unresolved()::containsKey)
                .map(pointer -> pointer + " " + work.unresolved().get(pointer))
                .toList();
        if (!broken.isEmpty()) {
            return Optional.of(String.join("; ", broken));
        }
        List<String> faults = new ArrayList<>();
        for (String pointer : pointers) {
            Optional<String> fault = fault(required(kinds), pointer.strip(), work);
            if (fault.isEmpty()) {
                return Optional.empty();
            }
            faults.add(fault.get());
        }
        return Optional.of(String.join("; ", faults) + "; point to " + named(kinds));
    }

    /** The run of a command on the submitted code that counts: an earlier one that passed does not outweigh it. */
    static Optional<Evidence> latest(String name, SubmittedWork work) {
        return CountingRun.of(
                work.evidence().stream()
                        .filter(run -> run.name().equals(name) && isOnSubmittedCode(run, work))
                        .toList(),
                run -> TestRuns.isGreen(run, work));
    }

    /** The one of the same that counts on the submitted code, else the run itself; one test is not the same as another. */
    static Evidence latest(Evidence run, SubmittedWork work) {
        List<Evidence> same = work.evidence().stream()
                .filter(other -> other.name().equals(run.name()) && isOnSubmittedCode(other, work))
                .filter(other -> !TestRuns.isOfOneTest(run) || other.command().equals(run.command()))
                .toList();
        return CountingRun.of(same, other -> TestRuns.isGreen(other, work)).orElse(run);
    }

    static boolean isOnSubmittedCode(Evidence run, SubmittedWork work) {
        return run.codeTree().equals(work.codeTree());
    }

    /** Where a run comes first, nothing else stands in for it. */
    private static List<PointerKind> required(List<PointerKind> kinds) {
        return !kinds.isEmpty() && kinds.getFirst().isRun()
                ? kinds.stream().filter(PointerKind::isRun).toList()
                : kinds;
    }

    private static Optional<String> fault(List<PointerKind> kinds, String pointer, SubmittedWork work) {
        List<Optional<String>> faults = kinds.stream()
                .filter(kind -> kind.hasLetterOf(pointer))
                .map(kind -> fault(kind, pointer, work))
                .toList();
        if (faults.isEmpty()) {
            return Optional.of(pointer + " is of another kind");
        }
        return faults.stream().allMatch(Optional::isPresent) ? faults.getFirst() : Optional.empty();
    }

    private static Optional<String> fault(PointerKind kind, String pointer, SubmittedWork work) {
        return switch (kind) {
            case REQUEST, ANSWER, ASSUMPTION, OWN_DOCUMENT, CODE -> Optional.empty();
            case DOCUMENT ->
                work.changed().contains(pathOf(pointer))
                        ? Optional.of(pointer + " is what this session wrote itself")
                        : Optional.empty();
            case PASSED_RUN, FAILED_RUN, ANY_RUN, SCAN_RUN ->
                work.evidence().stream()
                        .filter(run -> pointer.equals(RUN + run.id()))
                        .findFirst()
                        .map(run -> fault(kind, run, work))
                        .orElse(Optional.of(pointer + " is no run of this session"));
        };
    }

    private static Optional<String> fault(PointerKind kind, Evidence run, SubmittedWork work) {
        String name = run.id() + " (" + run.name() + ")";
        if (kind == PointerKind.FAILED_RUN) {
            return run.passed()
                    ? Optional.of(name + " passed")
                    : when(isOnSubmittedCode(run, work), name + " failed on the submitted code");
        }
        if (!isOnSubmittedCode(run, work)) {
            return Optional.of(name + " ran on other code than the submitted");
        }
        if (kind == PointerKind.PASSED_RUN && TestRuns.isOfOneTest(run)) {
            return Optional.of(name + " ran one test only");
        }
        if (kind == PointerKind.SCAN_RUN && !run.name().equals(Commands.SCAN)) {
            return Optional.of(name + " is no run of " + Commands.SCAN);
        }
        Evidence last = latest(run, work);
        Evidence red = TestRuns.isGreen(run, work) ? last : run;
        return when(
                kind != PointerKind.ANY_RUN && !TestRuns.isGreen(red, work),
                red.id() + " (" + red.name() + ") did not pass" + CountingRun.flakiness(red, work.evidence()));
    }

    private static String pathOf(String pointer) {
        int heading = pointer.indexOf('#');
        return pointer.substring(DOCUMENT.length(), heading < 0 ? pointer.length() : heading);
    }

    private static String named(List<PointerKind> kinds) {
        return required(kinds).stream()
                .map(kind -> kind.label() + " (" + kind.description() + ")")
                .collect(Collectors.joining(" or "));
    }

    private static Optional<String> when(boolean wrong, String fault) {
        return wrong ? Optional.of(fault) : Optional.empty();
    }
}
