package dev.lockstep.agent.models;

import dev.lockstep.contracts.legs.Usage;
import java.time.Duration;
import java.util.Optional;

/** What went wrong with one HTTP call to a provider. Details are the provider's words, bounded and without the key. */
sealed interface CallFault {
    /** A fault that may be gone at the next try. */
    sealed interface Passing extends CallFault {
        /** How long the provider wants to be left alone. */
        default Optional<Duration> retryAfter() {
            return Optional.empty();
        }
    }

    /** A fault that every further try would meet again. */
    sealed interface Lasting extends CallFault {}

    record RateLimited(Optional<Duration> retryAfter, String detail) implements Passing {}

    record ServerFailed(int status, Optional<Duration> retryAfter, String detail) implements Passing {}

    record Unreachable(String detail) implements Passing {}

    record TimedOut(Duration limit) implements Passing {}

    record NotUnderstood(String detail) implements Passing {}

    /** A reply without text and without tool calls, and what it cost all the same. */
    record Empty(Usage usage) implements Passing {}

    record OutOfCredit(String detail) implements Lasting {}

    record PromptTooLong(String detail) implements Lasting {}

    record KeyRefused(int status, String detail) implements Lasting {}

    record NotFound(String detail) implements Lasting {}

    record Refused(int status, String detail) implements Lasting {}

    /** The provider's own filter withheld the reply. */
    record Withheld(String detail) implements Lasting {}

    record Interrupted() implements Lasting {}
}
