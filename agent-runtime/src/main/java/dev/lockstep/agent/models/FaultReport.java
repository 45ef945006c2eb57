package dev.lockstep.agent.models;

import java.time.Duration;
import java.util.Optional;

/** Says what failed, where, and what a person can do about it. */
final class FaultReport {
    private final ModelSettings settings;

    FaultReport(ModelSettings settings) {
        this.settings = settings;
    }

    /** The message for a call that was given up. */
    String of(CallFault fault, int tries, Duration spent) {
        String effort = tries > 1 ? " Tried " + tries + " times in " + spent.toSeconds() + " s." : "";
        return settings + " " + happened(fault) + effort + " " + advice(fault);
    }

    /** The message for a fault that is met with another try. */
    String passing(CallFault fault) {
        return settings + " " + happened(fault);
    }

    String promptOver(long tokens) {
        return settings + " was not called: the prompt is about " + tokens + " tokens, but its window ("
                + settings.property("window") + ") is " + settings.window()
                + ". Give the session less to read, or configure a model with a larger window.";
    }

    private static String happened(CallFault fault) {
        return switch (fault) {
            case CallFault.RateLimited f -> "limits the rate of calls" + said(f.detail());
            case CallFault.ServerFailed f -> "failed with status " + f.status() + said(f.detail());
            case CallFault.Unreachable f -> "cannot be reached" + said(f.detail());
            case CallFault.TimedOut f ->
                "gave no whole reply within " + f.limit().toMillis() + " ms.";
            case CallFault.NotUnderstood f -> "replied with what is not a chat completion" + said(f.detail());
            case CallFault.Empty _ -> "replied with neither text nor tool calls.";
            case CallFault.OutOfCredit f -> "has no credit left for this key" + said(f.detail());
            case CallFault.PromptTooLong f -> "refused the prompt as too long" + said(f.detail());
            case CallFault.KeyRefused f -> "refused the key with status " + f.status() + said(f.detail());
            case CallFault.NotFound f -> "was not found" + said(f.detail());
            case CallFault.Refused f -> "refused the call with status " + f.status() + said(f.detail());
            case CallFault.Withheld f -> "withheld its reply" + said(f.detail());
            case CallFault.Interrupted _ -> "was being called when the call was cancelled.";
        };
    }

    private String advice(CallFault fault) {
        return switch (fault) {
            case CallFault.RateLimited f -> laterThan(f.retryAfter()) + ", or raise the limit at the provider.";
            case CallFault.ServerFailed f -> laterThan(f.retryAfter()) + ".";
            case CallFault.Unreachable _ -> "Check " + set("base-url") + " and the network.";
            case CallFault.TimedOut _ -> "Retry later, or raise " + set("timeout") + ".";
            case CallFault.NotUnderstood _, CallFault.Empty _ ->
                "Check that " + set("base-url")
                        + " leads to an OpenAI-compatible API and that the model can call tools.";
            case CallFault.OutOfCredit _ -> "Add credit at the provider, or set " + set("api-key") + " to another key.";
            case CallFault.PromptTooLong _ ->
                "Give the session less to read, or configure a model with a larger window; " + set("window")
                        + " must not exceed what the provider allows.";
            case CallFault.KeyRefused _ ->
                "Set " + set("api-key") + " (or api-key-file) to a key that may use this model.";
            case CallFault.NotFound _ -> "Check " + set("model") + " and " + set("base-url") + ".";
            case CallFault.Refused _ -> "Check the provider's words and the settings under " + set("*") + ".";
            case CallFault.Withheld _ -> "Reword the request or feedback, or configure another model for this role.";
            case CallFault.Interrupted _ -> "Retry the session.";
        };
    }

    private String set(String property) {
        return settings.property(property);
    }

    private static String laterThan(Optional<Duration> pause) {
        return pause.map(length -> "Retry in " + length.toSeconds() + " s").orElse("Retry later");
    }

    private static String said(String detail) {
        return detail.isEmpty() ? "." : ": " + detail + (detail.matches(".*[.!?…]") ? "" : ".");
    }
}
