package dev.lockstep.tracker.api;

import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Says in one sentence what happens next, and what it waits for. */
final class NextStep {
    private NextStep() {}

    /** The sentence, with what keeps the tracker from its work in the repository if something does. */
    static String of(Cycle cycle, Optional<String> gitProblem) {
        return gitProblem
                .map(reason -> of(cycle) + " It could not yet, and tries again every few seconds: " + reason)
                .orElseGet(() -> of(cycle));
    }

    private static String of(Cycle cycle) {
        return switch (cycle.stage()) {
            case Stage.Working _ -> ofSessions(cycle, cycle.running());
            case Stage.AtStop at -> atStop(cycle, at);
            case Stage.Advancing advancing ->
                "The tracker puts the submitted work on branch "
                        + cycle.charter().branch() + "." + besides(cycle, advancing);
            case Stage.Rebasing rebasing ->
                "The tracker puts the work of session " + rebasing.session() + " on top of what landed before it."
                        + besides(cycle, rebasing);
            case Stage.Updating _ ->
                "The tracker merges " + cycle.charter().defaultBranch() + " into the cycle's branch.";
            case Stage.Preparing _ -> "The tracker builds the merge commit.";
            case Stage.Merging _ -> "The tracker merges into " + cycle.charter().defaultBranch() + ".";
            case Stage.Closing _ -> "The tracker merges the post-mortem.";
            case Stage.Closed _ -> "Nothing: the cycle is closed.";
            case Stage.Cancelled cancelled ->
                "Nothing: " + cancelled.by() + " cancelled the cycle (" + cancelled.reason() + ").";
        };
    }

    private static String besides(Cycle cycle, Stage.Landing landing) {
        List<Session> others = cycle.running().stream()
                .filter(session -> !session.id().equals(landing.session()))
                .toList();
        return others.isEmpty() ? "" : " " + ofSessions(cycle, others);
    }

    private static String ofSessions(Cycle cycle, List<Session> sessions) {
        return sessions.stream().map(session -> ofSession(cycle, session)).collect(Collectors.joining(" "));
    }

    private static String ofSession(Cycle cycle, Session session) {
        String role = cycle.phase(session.phase()).role();
        String what = session.phase().label()
                + session.task().map(task -> " of " + task.id()).orElse("");
        return switch (session.state()) {
            case LegState.Waiting _ -> "The " + role + " is about to begin " + what + ".";
            case LegState.Working _ -> "The " + role + " works on " + what + ".";
            case LegState.Asking _ ->
                "Somebody answers " + questions(cycle, session) + " of the " + role + ". Then the session goes on.";
            case LegState.Failed failed ->
                "Somebody retries session " + session.id() + ", which failed: " + failed.reason();
            case LegState.Paused paused ->
                "Somebody extends the budget of session " + session.id() + " by a retry: " + paused.reason();
            case LegState.Submitted _ -> "The tracker takes in the work of session " + session.id() + ".";
        };
    }

    private static String atStop(Cycle cycle, Stage.AtStop at) {
        Stop stop = cycle.stopOf(at.phase());
        int missing = stop.approvals() - at.approvedBy().size();
        String who = String.join(" or ", new TreeSet<>(stop.roles()));
        String people = missing == 1 ? "" : " (" + missing + " people)";
        return article(who) + who + people + " decides " + stop.name() + "." + bound(cycle, at, stop);
    }

    /** Why work that may go back by itself did not. */
    private static String bound(Cycle cycle, Stage.AtStop at, Stop stop) {
        int rounds = cycle.reworkRounds();
        return stop.onBlockers() == null
                        || cycle.blockersAt(at.phase()).isEmpty()
                        || rounds < cycle.charter().workflow().reworkBound()
                ? ""
                : " Blockers are open, and implementation has begun again " + (rounds == 1 ? "once" : rounds + " times")
                        + ", which is as often as it may by itself.";
    }

    private static String questions(Cycle cycle, Session session) {
        long open = cycle.openQuestions().stream()
                .filter(question -> question.session().equals(session.id()))
                .count();
        return open == 1 ? "1 open question" : open + " open questions";
    }

    private static String article(String noun) {
        return "aeiou".indexOf(Character.toLowerCase(noun.charAt(0))) < 0 ? "A " : "An ";
    }
}
