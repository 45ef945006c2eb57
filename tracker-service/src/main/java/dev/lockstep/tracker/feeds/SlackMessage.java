package dev.lockstep.tracker.feeds;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.events.CloudEvent;
import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.EventTypes;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A sentence about an event that people wait for, as Slack's incoming webhooks take it. */
final class SlackMessage {
    private static final int MOST = 500;

    private SlackMessage() {}

    /** The message's JSON; nothing for an event that nobody waits for. */
    static Optional<byte[]> of(LoggedEvent event, String title) {
        CloudEvent envelope = Json.read(event.json(), CloudEvent.class);
        return sentence(EventTypes.read(event.type(), envelope.data())).map(sentence -> {
            String text = "*" + plain(title) + "* (" + plain(event.project()) + "): " + plain(sentence);
            return Json.bytes(Map.of(
                    "text",
                    text,
                    "blocks",
                    List.of(
                            Map.of("type", "section", "text", mrkdwn(text)),
                            Map.of("type", "context", "elements", List.of(mrkdwn("Cycle " + event.cycle()))))));
        });
    }

    private static Map<String, String> mrkdwn(String text) {
        return Map.of("type", "mrkdwn", "text", text);
    }

    /** Text of people, models and repositories: without Slack's three control characters, in one bounded line. */
    private static String plain(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        String shortened = line.length() <= MOST ? line : line.substring(0, MOST - 1) + "…";
        return shortened.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Optional<String> sentence(CycleEvent event) {
        return switch (event) {
            case CycleEvent.StopOpened e -> Optional.of(e.stop() + " waits for a decision");
            case CycleEvent.StopStaled e -> Optional.of(e.stop() + " no longer counts: " + e.reason());
            case CycleEvent.QuestionsAsked e -> Optional.of(questions(e));
            case CycleEvent.LegFailed e -> Optional.of("session " + e.session() + " failed: " + e.reason());
            case CycleEvent.LegPaused e -> Optional.of("session " + e.session() + " paused: " + e.reason());
            case CycleEvent.WorkReturned e ->
                Optional.of(e.by() + " sent the work back to " + e.to().label() + ": " + e.reason());
            case CycleEvent.BranchConflicted e ->
                Optional.of("conflicts with the default branch in " + String.join(", ", e.paths()));
            case CycleEvent.CycleRequested e -> Optional.of("requested by " + e.requestedBy());
            case CycleEvent.CycleMerged e -> Optional.of("merged into " + e.defaultBranch() + " as " + e.to());
            case CycleEvent.DeploymentReported e -> Optional.of(deployment(e));
            case CycleEvent.CycleClosed _ -> Optional.of("closed");
            case CycleEvent.CycleCancelled e -> Optional.of("cancelled by " + e.by() + ": " + e.reason());
            case CycleEvent.SessionOpened _,
                    CycleEvent.LegDispatched _,
                    CycleEvent.LegClaimed _,
                    CycleEvent.BaselineTaken _,
                    CycleEvent.QuestionAnswered _,
                    CycleEvent.ConfidenceWaived _,
                    CycleEvent.LegSubmitted _,
                    CycleEvent.RetryRequested _,
                    CycleEvent.CriteriaStated _,
                    CycleEvent.TasksPlanned _,
                    CycleEvent.FindingRaised _,
                    CycleEvent.FindingFixed _,
                    CycleEvent.FindingVerified _,
                    CycleEvent.FindingWaived _,
                    CycleEvent.BranchAdvanced _,
                    CycleEvent.WorkRebased _,
                    CycleEvent.TaskRestarted _,
                    CycleEvent.BranchUpdated _,
                    CycleEvent.MergePrepared _,
                    CycleEvent.DecisionRecorded _,
                    CycleEvent.StopPassed _ -> Optional.empty();
        };
    }

    private static String deployment(CycleEvent.DeploymentReported e) {
        return "deployment to " + e.environment() + " " + e.status().label();
    }

    private static String questions(CycleEvent.QuestionsAsked e) {
        String first = e.questions().getFirst().text();
        int more = e.questions().size() - 1;
        return "session " + e.session() + " asks: " + first + (more == 0 ? "" : " (and " + more + " more)");
    }
}
