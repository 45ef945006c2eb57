package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.legs.Evidence;
import dev.lockstep.contracts.legs.Reported;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.policy.CountingRun;
import java.util.List;
import java.util.Optional;

/** What the project's scan reports as SARIF in the run that counts, whatever its exit code and the session say. */
final class ScanFinding {
    private static final String CLAIM = "The scan reports ";

    private ScanFinding() {}

    /** A blocker for errors, major for warnings; notes are none. */
    static Optional<FindingClaim> of(SubmittedWork work) {
        List<Evidence> scans = work.evidence().stream()
                .filter(run ->
                        run.name().equals(Commands.SCAN) && run.codeTree().equals(work.codeTree()))
                .toList();
        return CountingRun.of(scans, Evidence::passed).flatMap(run -> Optional.ofNullable(run.reported())
                .map(Reported::warnings)
                .filter(found -> found.errors() + found.warnings() > 0)
                .map(found -> claim(run, found)));
    }

    /** Whether it is one of these, raised earlier. */
    static boolean is(String claim) {
        return claim.startsWith(CLAIM);
    }

    private static FindingClaim claim(Evidence run, Reported.Warnings found) {
        return new FindingClaim(
                found.errors() > 0 ? Severity.BLOCKER : Severity.MAJOR,
                CLAIM + found.errors() + " errors and " + found.warnings() + " warnings",
                "the SARIF that run " + run.id() + " wrote; its log says more",
                null,
                null,
                null);
    }
}
