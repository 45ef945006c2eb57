package dev.lockstep.contracts.legs;

/** Tokens as the provider reported them for one call. */
public record Usage(long inputTokens, long outputTokens) {
    public long total() {
        return inputTokens + outputTokens;
    }
}
