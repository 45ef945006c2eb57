package dev.lockstep.agent.legs;

import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.LegApi;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Reads RFC 9457 problems. What stands between tracker and agent answers with pages of its own, so none need be there. */
final class Problems {
    private static final LegApi.Refused NONE = new LegApi.Refused("", 0, "", List.of());

    private Problems() {}

    /** The problem in a body, without gaps: what is left out is empty. */
    static LegApi.Refused in(byte[] body) {
        try {
            return Optional.ofNullable(Json.read(body, LegApi.Refused.class))
                    .map(Problems::withoutGaps)
                    .orElse(NONE);
        } catch (UncheckedIOException e) {
            return NONE;
        }
    }

    private static LegApi.Refused withoutGaps(LegApi.Refused problem) {
        return new LegApi.Refused(
                Optional.ofNullable(problem.title()).orElse(""),
                problem.status(),
                Optional.ofNullable(problem.detail()).orElse(""),
                Optional.ofNullable(problem.problems()).orElse(List.of()));
    }
}
