package dev.lockstep.tracker.pages;

import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.policy.DecisionPolicy;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person may decide at a stop, and what each choice brings about. The rules are asked, not repeated.
 *
 * @param notApprove why they may not approve; empty when they may
 * @param notReturn why they may not send it back at all; empty when they may
 * @param others who else can decide, by name
 * @param returns the phases that it can go back to
 */
public record Choices(
        String notApprove,
        String notReturn,
        boolean requestsChanges,
        List<String> others,
        List<String> approvedBy,
        int missing,
        List<Phase> returns,
        String advised,
        String thenApprove) {

    static Choices of(Cycle cycle, Stage.AtStop at, Person person, Set<String> deciders) {
        Stop stop = cycle.stopOf(at.phase());
        Set<String> barred = DecisionPolicy.barred(cycle, at);
        List<Phase> returns = cycle.charter().workflow().phases().stream()
                .filter(phase -> objection(cycle, at, person, Decision.RETURN, phase.name())
                        .filter(rejection -> rejection.kind() != Rejection.Kind.FORBIDDEN)
                        .isEmpty())
                .toList();
        return new Choices(
                said(objection(cycle, at, person, Decision.APPROVE, at.phase())),
                said(objection(cycle, at, person, Decision.RETURN, PhaseName.PRODUCT_SPECIFICATION)
                        .filter(rejection -> rejection.kind() == Rejection.Kind.FORBIDDEN)),
                objection(cycle, at, person, Decision.REQUEST_CHANGES, at.phase())
                        .isEmpty(),
                deciders.stream()
                        .filter(name -> !barred.contains(name) && !name.equals(person.name()))
                        .toList(),
                at.approvedBy(),
                stop.approvals() - at.approvedBy().size(),
                returns,
                cycle.phase(at.phase()).returnsTo().label(),
                thenApprove(cycle, at, stop));
    }

    /** Whether the person may do anything here. */
    public boolean any() {
        return notReturn.isEmpty();
    }

    public boolean approves() {
        return notApprove.isEmpty();
    }

    public String othersInWords() {
        return String.join(" or ", others);
    }

    private static String thenApprove(Cycle cycle, Stage.AtStop at, Stop stop) {
        int more = stop.approvals() - at.approvedBy().size() - 1;
        if (more > 0) {
            return "one approval of " + stop.approvals() + " is yours; " + more + " more " + (more == 1 ? "is" : "are")
                    + " needed.";
        }
        if (at.phase() == PhaseName.FINAL_VERIFICATION) {
            return "exactly this commit becomes " + cycle.charter().defaultBranch() + ", and the post-mortem begins.";
        }
        List<Phase> phases = cycle.charter().workflow().phases();
        List<Phase> later = phases.stream()
                .filter(phase -> phase.name().compareTo(at.phase()) > 0)
                .toList();
        return later.isEmpty()
                ? "the post-mortem is merged, and the cycle is closed."
                : later.getFirst().isHuman()
                        ? "people try the result in "
                                + Words.name(later.getFirst().name().label()) + "."
                        : "the " + later.getFirst().role() + " begins "
                                + Words.name(later.getFirst().name().label()) + ".";
    }

    /** What the rules say to a decision that is complete and names what waits; the branch is asked for when it is made. */
    private static Optional<Rejection> objection(
            Cycle cycle, Stage.AtStop at, Person person, Decision decision, PhaseName to) {
        Map<String, CriterionVerdict> passes = cycle.criteria().stream()
                .collect(Collectors.toMap(Criterion::id, _ -> new CriterionVerdict(true, null)));
        return DecisionPolicy.objection(
                cycle,
                new Command.Decide(
                        person,
                        at.stop(),
                        at.digest(),
                        decision,
                        Optional.of("comment"),
                        Optional.of(to),
                        passes,
                        Optional.of(cycle.tip())));
    }

    private static String said(Optional<Rejection> objection) {
        return objection.map(Rejection::detail).orElse("");
    }
}
