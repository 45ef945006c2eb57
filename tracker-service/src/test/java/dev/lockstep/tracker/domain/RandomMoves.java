package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Submission.Outcome;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.GivenAnswer;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;

/** What might be said to a cycle next: mostly what brings it on, else anything, at any time, and again. */
final class RandomMoves {
    /** After the merge every fifth command comes from the deployment. */
    private static final int REPORTS = 5;

    private static final List<PhaseName> PHASES = List.of(PhaseName.values());

    private final Random random;
    private final List<Command> told = new ArrayList<>();
    private final List<Function<Cycle, Command>> disturbances = List.of(
            Moves::claim,
            cycle -> Moves.claim(Moves.latest(cycle).state().leg(), "worker-2"),
            Moves::claimWithNothingLeft,
            cycle -> Moves.ask(cycle, "How many?", "How fast?"),
            Moves::fail,
            Moves::pause,
            Moves::retry,
            Moves::answerAll,
            this::submission,
            this::submission,
            cycle -> Moves.approve(cycle, anyone()),
            cycle -> Moves.requestChanges(cycle, decider(cycle)),
            cycle -> Moves.sendBack(cycle, decider(cycle), any(PHASES)),
            cycle -> Moves.sendBack(cycle, decider(cycle), PhaseName.IMPLEMENTATION),
            cycle -> Moves.sendBack(cycle, People.TECH_LEAD, PhaseName.IMPLEMENTATION),
            cycle -> Moves.onDigest(Moves.approve(cycle, decider(cycle)), "stale"),
            cycle -> new Command.WaiveConfidence(
                    People.TECH_LEAD, Moves.latest(cycle).id(), "Good enough"),
            cycle -> new Command.WaiveFinding(
                    People.TECH_LEAD, "F" + cycle.findings().size(), "It can wait"),
            cycle -> new Command.WaiveFinding(
                    anyone(), "F" + (1 + random().nextInt(1 + cycle.findings().size())), "It can wait"),
            cycle -> new Command.AnswerQuestions(
                    anyone(),
                    List.of(new GivenAnswer("Q" + (1 + cycle.questions().size() / 2), Optional.empty()))),
            cycle -> new Command.RefuseAdvance(
                    "commit-of-" + Moves.latest(cycle).state().leg(), "The branch was moved"),
            cycle -> new Command.ConfirmUpdate(cycle.tip(), cycle.tip() + "+", "default-2", List.of()),
            Moves::mergedWithConflicts,
            _ -> Moves.conflict(),
            Moves::baseline,
            _ -> new Command.ReportDefaultMoved("default-3"));

    RandomMoves(long seed) {
        random = new Random(seed);
    }

    /** One of the workflows that a project may have. */
    Workflow workflow() {
        Workflow workflow = any(List.of(
                Workflows.standard(),
                Workflows.standard(),
                Workflows.solo(),
                Workflows.auto(PhaseName.TESTING),
                Workflows.auto(PhaseName.IMPLEMENTATION),
                Workflows.returning(2, PhaseName.IMPLEMENTATION, PhaseName.BUILD_VERIFICATION, PhaseName.TESTING),
                Workflows.returning(1, PhaseName.TESTING),
                Workflows.quorum(PhaseName.FINAL_VERIFICATION, 2)));
        int tasks = random.nextInt(6);
        return tasks == 2 || tasks == 3 ? Workflows.sideBySide(workflow, tasks) : workflow;
    }

    /** Whether the command is decided but never recorded, as when the tracker is killed in between. */
    boolean isLost() {
        return random.nextInt(20) == 0;
    }

    Command next(Cycle cycle) {
        Command command = choose(cycle);
        told.add(command);
        return command;
    }

    /** All commands so far. */
    List<Command> told() {
        return List.copyOf(told);
    }

    private Command choose(Cycle cycle) {
        if (cycle.merged().isPresent() && told.size() % REPORTS == 0) {
            return Moves.deployed(cycle, "production");
        }
        int dice = random.nextInt(100);
        if (dice < 70) {
            return onward(cycle);
        }
        if (dice < 82 && !told.isEmpty()) {
            return any(told);
        }
        return dice == 82
                ? new Command.Cancel(anyone(), "Not needed any more")
                : any(disturbances).apply(cycle);
    }

    /** What may well come next: workers come in any order, and tasks may conflict. */
    private Command onward(Cycle cycle) {
        if (cycle.stage() instanceof Stage.Rebasing rebasing && random.nextBoolean()) {
            return new Command.RefuseRebase(rebasing.commit(), rebasing.onto(), List.of("src/App.java"));
        }
        List<Session> able = able(cycle);
        return cycle.stage() instanceof Stage.Working && !able.isEmpty()
                ? Moves.next(cycle, any(able))
                : Moves.next(cycle);
    }

    private static List<Session> able(Cycle cycle) {
        return cycle.running().stream()
                .filter(session -> !session.isSubmitted())
                .toList();
    }

    private Command submission(Cycle cycle) {
        List<Session> able = able(cycle);
        Session session = able.isEmpty() ? Moves.latest(cycle) : any(able);
        Draft draft = Moves.draft(cycle, session);
        switch (random.nextInt(9)) {
            case 0 -> draft.finding(Severity.BLOCKER, "It loses data");
            case 1 -> draft.finding(Severity.MAJOR, "It is slow");
            case 2 -> draft.commit(cycle.tip());
            case 3 -> draft.confidence(0.5);
            case 4 -> draft.unchecked("C1");
            case 6 -> draft.onTree("tree-" + told.size()).run("E1", "test", 0, "tree-" + told.size());
            case 7 -> draft.run("E1", "test", 1, Draft.TREE).notGreen("The plan contradicts itself");
            case 5 -> draft.marker("docs/product-spec.md", 3);
            default -> draft.verdict("design", Outcome.UNCERTAIN);
        }
        return draft.at(Moves.end(session));
    }

    private Person decider(Cycle cycle) {
        return People.deciderOf(cycle.stopOf(cycle.currentPhase()), List.of());
    }

    private Person anyone() {
        return any(People.ALL);
    }

    private Random random() {
        return random;
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
