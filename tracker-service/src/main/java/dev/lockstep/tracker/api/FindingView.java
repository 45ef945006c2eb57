package dev.lockstep.tracker.api;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PhaseName;
import java.time.Instant;
import java.util.Optional;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * A finding with its life: raised by which session, fixed in which commit, verified by which runs, or waived by whom, when
 * and why. {@code session} is empty where the tracker or a person raised it.
 */
public record FindingView(
        String id,
        PhaseName foundIn,
        String session,
        Severity severity,
        String claim,
        String evidence,
        @Nullable String file,
        @Nullable Integer line,
        @Nullable String criterion,
        Finding.State state,
        @Nullable String reason,
        Finding.@Nullable Fix fixed,
        Finding.@Nullable Verification verified,
        @Nullable WaivedView waived) {

    /** Who let it stand, when and why. */
    public record WaivedView(String by, Instant at, String reason) {}

    /** The view; {@code times} tells when an event was recorded. */
    static FindingView of(Finding finding, LongFunction<Instant> times) {
        Optional<Finding.Life> life = Optional.ofNullable(finding.life());
        return new FindingView(
                finding.id(),
                finding.foundIn(),
                finding.session(),
                finding.severity(),
                finding.claim(),
                finding.evidence(),
                finding.file(),
                finding.line(),
                finding.criterion(),
                finding.state(),
                finding.reason(),
                life.map(Finding.Life::fixed).orElse(null),
                life.map(Finding.Life::verified).orElse(null),
                life.map(Finding.Life::waived)
                        .map(waiver -> new WaivedView(waiver.by(), times.apply(waiver.sequence()), waiver.reason()))
                        .orElse(null));
    }
}
