package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command;
import dev.lockstep.tracker.domain.command.Command.GivenAnswer;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The columns of the matrix: every command, given by someone who may, about the latest leg, question, session or Git work. */
final class MatrixCommands {
    private MatrixCommands() {}

    static Map<String, Function<Cycle, Command>> all() {
        Map<String, Function<Cycle, Command>> commands = new LinkedHashMap<>();
        ofWorkers(commands);
        ofPeople(commands);
        ofGit(commands);
        return commands;
    }

    private static void ofWorkers(Map<String, Function<Cycle, Command>> commands) {
        commands.put("claim", Moves::claim);
        commands.put(
                "claim after the lease",
                cycle -> Moves.claim(Moves.latest(cycle).state().leg(), "worker-2"));
        commands.put("claim at a bound", Moves::claimWithNothingLeft);
        commands.put("baseline", Moves::baseline);
        commands.put("ask", cycle -> Moves.ask(cycle, "How many users?"));
        commands.put("submit", Moves::submit);
        commands.put("fail", Moves::fail);
        commands.put("pause", Moves::pause);
    }

    private static void ofPeople(Map<String, Function<Cycle, Command>> commands) {
        commands.put(
                "answer",
                _ -> new Command.AnswerQuestions(
                        People.REQUESTER, List.of(new GivenAnswer("Q1", Optional.of("A hundred")))));
        commands.put(
                "waive confidence",
                cycle -> new Command.WaiveConfidence(
                        People.TECH_LEAD, Moves.latest(cycle).id(), "Good enough"));
        commands.put("waive finding", _ -> new Command.WaiveFinding(People.TECH_LEAD, "F1", "It can wait"));
        commands.put("retry", Moves::retry);
        commands.put(
                "retry at a bound",
                cycle -> Moves.retry(Moves.latest(cycle).id(), 0, CycleBudget.NOTHING, Moves.EVERYTHING));
        commands.put("cancel", _ -> new Command.Cancel(People.REQUESTER, "Not needed any more"));
        commands.put("report deployment", cycle -> Moves.deployed(cycle, "production"));
        commands.put("approve", cycle -> Moves.approve(cycle, decider(cycle)));
        commands.put("request changes", cycle -> Moves.requestChanges(cycle, decider(cycle)));
        commands.put("return", cycle -> Moves.sendBack(cycle, decider(cycle), PhaseName.PRODUCT_SPECIFICATION));
    }

    private static void ofGit(Map<String, Function<Cycle, Command>> commands) {
        commands.put("confirm advance", cycle -> new Command.ConfirmAdvance(cycle.tip(), advancingTo(cycle)));
        commands.put("refuse advance", cycle -> new Command.RefuseAdvance(advancingTo(cycle), "The branch was moved"));
        commands.put("confirm rebase", cycle -> new Command.ConfirmRebase(rebased(cycle), cycle.tip(), "picked"));
        commands.put(
                "refuse rebase",
                cycle -> new Command.RefuseRebase(rebased(cycle), cycle.tip(), List.of("src/App.java")));
        commands.put(
                "confirm update", cycle -> new Command.ConfirmUpdate(cycle.tip(), "updated", "default-2", List.of()));
        commands.put("confirm conflicted", Moves::mergedWithConflicts);
        commands.put("report conflict", _ -> Moves.conflict());
        commands.put("confirm prepared", cycle -> new Command.ConfirmPrepared(cycle.tip(), "merge", "default-2"));
        commands.put("report default moved", _ -> new Command.ReportDefaultMoved("default-3"));
        commands.put("confirm merged", cycle -> new Command.ConfirmMerged("default-1", mergedTo(cycle)));
    }

    private static Person decider(Cycle cycle) {
        return People.deciderOf(cycle.stopOf(cycle.currentPhase()), List.of());
    }

    private static String advancingTo(Cycle cycle) {
        return cycle.stage() instanceof Stage.Advancing advancing ? advancing.to() : "a commit of old";
    }

    private static String rebased(Cycle cycle) {
        return cycle.stage() instanceof Stage.Rebasing rebasing ? rebasing.commit() : "a commit of old";
    }

    private static String mergedTo(Cycle cycle) {
        return cycle.stage() instanceof Stage.Merging merging ? merging.commit() : cycle.tip();
    }
}
