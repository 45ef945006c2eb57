package dev.lockstep.contracts.legs;

/**
 * What one call of a model took: tokens as the provider reported them, and what they cost by the agent's prices.
 *
 * @param cost in millionths of the currency that the prices are in; 0 when none are configured
 */
public record Usage(long inputTokens, long outputTokens, long cost) {
    public long total() {
        return inputTokens + outputTokens;
    }
}
