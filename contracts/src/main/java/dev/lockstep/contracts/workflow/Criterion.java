package dev.lockstep.contracts.workflow;

import org.jspecify.annotations.Nullable;

/**
 * An acceptance criterion of the specification, in EARS form.
 *
 * @param source the pointer to where it was asked for
 * @param check {@code test} or {@code human}
 */
public record Criterion(
        String id,
        String ears,
        @Nullable String source,
        @Nullable String check) {}
