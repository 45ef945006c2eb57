package dev.lockstep.tracker.domain.policy;

import static dev.lockstep.tracker.domain.policy.DecisionPolicy.approves;

import dev.lockstep.contracts.events.CycleEvent.CriterionVerdict;
import dev.lockstep.contracts.events.Decision;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.Rejection;
import dev.lockstep.tracker.domain.Rejection.Kind;
import dev.lockstep.tracker.domain.command.Command.Decide;
import dev.lockstep.tracker.domain.state.PassedStop;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The rules of {@link DecisionPolicy}. */
final class DecisionPolicies {
    private DecisionPolicies() {}

    /** Only what waits can be decided; what is decided stays so. */
    static Rejection nothingWaits(Cycle cycle, Decide decision) {
        boolean known = cycle.charter().workflow().phases().stream()
                .anyMatch(phase -> phase.stop().name().equals(decision.stop()));
        if (!known) {
            return Rejection.of(Kind.UNKNOWN, "The workflow has no gate or checkpoint '" + decision.stop() + "'");
        }
        Optional<PassedStop> passed = cycle.passed().reversed().stream()
                .filter(stop -> stop.stop().equals(decision.stop()))
                .findFirst();
        String why = passed.map(stop -> "it was decided by " + String.join(", ", stop.approvedBy()))
                .orElse("the cycle is in " + cycle.currentPhase().label());
        return Rejection.of(Kind.CONFLICT, "Nothing waits at " + decision.stop() + ": " + why);
    }

    static Optional<Rejection> roleMayDecide(Cycle cycle, Stage.AtStop at, Decide decision) {
        Stop stop = cycle.stopOf(at.phase());
        return reject(
                !decision.by().hasAny(stop.roles()),
                Kind.FORBIDDEN,
                decision.by().name() + " may not decide " + stop.name() + "; it takes one of these roles: "
                        + String.join(", ", new TreeSet<>(stop.roles())));
    }

    static Optional<Rejection> onceEach(Cycle cycle, Stage.AtStop at, Decide decision) {
        return reject(
                at.approvedBy().contains(decision.by().name()),
                Kind.CONFLICT,
                decision.by().name() + " has decided " + at.stop() + " on this digest already; it takes "
                        + cycle.stopOf(at.phase()).approvals() + " different people");
    }

    /** An approval names the digest of what was seen; anything else is an approval of something else. */
    static Optional<Rejection> namesTheSubject(Cycle cycle, Stage.AtStop at, Decide decision) {
        return reject(
                !at.digest().equals(decision.digest()),
                Kind.STALE,
                "What waits at " + at.stop() + " has digest " + at.digest() + ", not '" + decision.digest()
                        + "'; look at it again and decide on what is there now");
    }

    /** A commit that no session announced must not slip through with an approval. */
    static Optional<Rejection> branchIsAsAnnounced(Cycle cycle, Stage.AtStop at, Decide decision) {
        boolean asAnnounced = decision.observedTip()
                .map(cycle.tip()::equals)
                .orElse(cycle.tip().equals(cycle.charter().baseCommit()));
        return reject(
                approves(decision) && !asAnnounced,
                Kind.CONFLICT,
                "Branch " + cycle.charter().branch() + " ends at "
                        + decision.observedTip().orElse("nothing") + ", but the recorded work ends at " + cycle.tip()
                        + "; somebody else changed it. Reset it to the recorded commit, then decide");
    }

    static Optional<Rejection> isComplete(Cycle cycle, Stage.AtStop at, Decide decision) {
        boolean silent = decision.comment().filter(text -> !text.isBlank()).isEmpty();
        if (!approves(decision) && silent) {
            return Optional.of(Rejection.of(
                    Kind.INVALID, "Say in the comment what is to change; the session gets it as its feedback"));
        }
        boolean sessionless = cycle.currentIn(at.phase()).isEmpty();
        return reject(
                decision.decision() == Decision.REQUEST_CHANGES && sessionless,
                Kind.CONFLICT,
                "No session wrote what waits at " + at.stop() + "; return to an earlier phase instead");
    }

    static Optional<Rejection> returnsBackwards(Cycle cycle, Stage.AtStop at, Decide decision) {
        if (decision.decision() != Decision.RETURN) {
            return Optional.empty();
        }
        if (decision.returnTo().isEmpty()) {
            return Optional.of(Rejection.of(Kind.INVALID, "Name the phase to return to in returnTo"));
        }
        PhaseName to = decision.returnTo().get();
        boolean later = to.compareTo(at.phase()) > 0;
        if (later || cycle.phase(to).isHuman()) {
            return Optional.of(Rejection.of(
                    Kind.INVALID,
                    "Can't return to " + to.label() + " from " + at.phase().label()));
        }
        return reject(
                cycle.merged().isPresent() && to != PhaseName.POST_MORTEM,
                Kind.CONFLICT,
                "The change is merged; start a new cycle for what is to change");
    }

    static Optional<Rejection> noOpenBlockers(Cycle cycle, Stage.AtStop at, Decide decision) {
        List<Finding> blockers = cycle.blockersAt(at.phase());
        return reject(
                approves(decision) && !blockers.isEmpty(),
                Kind.CONFLICT,
                "Blockers are open: "
                        + blockers.stream()
                                .map(finding -> finding.id() + " (" + finding.claim() + ")")
                                .collect(Collectors.joining(", "))
                        + ". Return to an earlier phase, or waive each with a reason");
    }

    /** The requester can't be the only approver, where the stop wants four eyes and the project is not solo. */
    static Optional<Rejection> fourEyes(Cycle cycle, Stage.AtStop at, Decide decision) {
        Stop stop = cycle.stopOf(at.phase());
        String requester = cycle.charter().requestedBy();
        return reject(
                approves(decision) && decision.by().name().equals(requester) && wantsSomebodyElse(cycle, at),
                Kind.FORBIDDEN,
                requester + " requested the cycle, and " + stop.name()
                        + " wants four eyes; someone else with one of these roles must approve: "
                        + String.join(", ", new TreeSet<>(stop.roles())));
    }

    /** Whether the approval that is missing can't be the requester's. */
    static boolean wantsSomebodyElse(Cycle cycle, Stage.AtStop at) {
        Stop stop = cycle.stopOf(at.phase());
        boolean fourEyes = stop.fourEyes() && !cycle.charter().workflow().solo();
        boolean last = at.approvedBy().size() + 1 >= stop.approvals();
        return fourEyes
                && last
                && at.approvedBy().stream().allMatch(cycle.charter().requestedBy()::equals);
    }

    /** A verdict is on a criterion of the specification, or it would become work that nothing asks for. */
    static Optional<Rejection> criteriaKnown(Cycle cycle, Stage.AtStop at, Decide decision) {
        Set<String> known = cycle.criteria().stream().map(Criterion::id).collect(Collectors.toSet());
        List<String> unknown = decision.criteria().keySet().stream()
                .filter(id -> !known.contains(id))
                .sorted()
                .toList();
        return reject(
                !unknown.isEmpty(),
                Kind.INVALID,
                "The specification has no " + String.join(", ", unknown) + ". Give verdicts on its criteria alone: "
                        + cycle.criteria().stream().map(Criterion::id).collect(Collectors.joining(", ")));
    }

    /** User verification passes when a person saw every acceptance criterion hold. */
    static Optional<Rejection> criteriaVerified(Cycle cycle, Stage.AtStop at, Decide decision) {
        if (at.phase() != PhaseName.USER_VERIFICATION || !approves(decision)) {
            return Optional.empty();
        }
        List<String> open = cycle.criteria().stream()
                .map(Criterion::id)
                .filter(id -> !Optional.ofNullable(decision.criteria().get(id))
                        .map(CriterionVerdict::pass)
                        .orElse(false))
                .toList();
        return reject(
                !open.isEmpty(),
                Kind.INVALID,
                "Criteria without a pass: " + String.join(", ", open)
                        + ". Give each a verdict; if one fails, return to an earlier phase");
    }

    private static Optional<Rejection> reject(boolean when, Kind kind, String detail) {
        return when ? Optional.of(Rejection.of(kind, detail)) : Optional.empty();
    }
}
