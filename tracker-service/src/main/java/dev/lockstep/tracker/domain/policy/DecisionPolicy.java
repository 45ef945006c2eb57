package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.events.Decision;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.command.Command.Decide;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A rule that a decision at a stop must satisfy: it allows, or rejects with a reason that a person can act on. */
@FunctionalInterface
public interface DecisionPolicy {
    /** The rules, in the order in which their objections are most useful to a person. */
    List<DecisionPolicy> ALL = List.of(
            DecisionPolicies::roleMayDecide,
            DecisionPolicies::onceEach,
            DecisionPolicies::namesTheSubject,
            DecisionPolicies::branchIsAsAnnounced,
            DecisionPolicies::isComplete,
            DecisionPolicies::returnsBackwards,
            DecisionPolicies::noOpenBlockers,
            DecisionPolicies::fourEyes,
            DecisionPolicies::criteriaKnown,
            DecisionPolicies::criteriaVerified);

    /** Why this decision can't count, if so. The cycle waits at {@code at}. */
    Optional<Rejection> objection(Cycle cycle, Stage.AtStop at, Decide decision);

    /** The first objection to a decision in the cycle's present state. */
    static Optional<Rejection> objection(Cycle cycle, Decide decision) {
        if (!(cycle.stage() instanceof Stage.AtStop at) || !at.stop().equals(decision.stop())) {
            return Optional.of(DecisionPolicies.nothingWaits(cycle, decision));
        }
        return ALL.stream()
                .flatMap(policy -> policy.objection(cycle, at, decision).stream())
                .findFirst();
    }

    /** The people who may not approve what waits, whatever their roles: they have already, or four eyes want somebody else. */
    static Set<String> barred(Cycle cycle, Stage.AtStop at) {
        Set<String> barred = new HashSet<>(at.approvedBy());
        if (DecisionPolicies.wantsSomebodyElse(cycle, at)) {
            barred.add(cycle.charter().requestedBy());
        }
        return Set.copyOf(barred);
    }

    /** Whether a decision is an approval. */
    static boolean approves(Decide decision) {
        return decision.decision() == Decision.APPROVE;
    }
}
