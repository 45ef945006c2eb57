package dev.lockstep.tracker.api;

import dev.lockstep.contracts.events.DeploymentStatus;
import dev.lockstep.tracker.domain.state.Deployment;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/** What was reported of a deployment; {@code at} is when it was, or when it was reported if that was not told. */
public record DeploymentView(
        String environment,
        DeploymentStatus status,
        String commit,
        @Nullable String url,
        Instant at,
        String by) {

    static DeploymentView of(Deployment deployment, LongFunction<@Nullable Instant> recorded) {
        var report = deployment.report();
        Instant at = Optional.ofNullable(report.at())
                .orElseGet(() -> Objects.requireNonNull(recorded.apply(deployment.sequence())));
        return new DeploymentView(
                report.environment(), report.status(), report.commit(), report.url(), at, report.by());
    }
}
