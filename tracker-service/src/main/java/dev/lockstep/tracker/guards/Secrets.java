package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import java.util.List;
import java.util.stream.Stream;

/** Secrets in added lines. Whoever can read the repository has them then, and so has everyone who ever will. */
final class Secrets implements Guard {
    /** Characters; a longer line was generated, and holds hashes of all kinds. */
    private static final int MAX_LINE = 4000;

    @Override
    public List<FindingClaim> inspect(Change change) {
        return change.files().stream()
                .filter(file ->
                        !file.path().matches("(?:.*/)?(?:package-lock\\.json|[^/]*\\.lock|go\\.sum|pnpm-lock\\.yaml)"))
                .flatMap(Secrets::inspect)
                .toList();
    }

    private static Stream<FindingClaim> inspect(ChangedFile file) {
        return file.added().stream()
                .filter(line -> line.text().length() <= MAX_LINE)
                .flatMap(line -> SecretPatterns.in(line.text()).stream()
                        .map(secret -> Claims.of(
                                Severity.BLOCKER,
                                "The change adds what looks like " + secret.kind(),
                                line.text(),
                                file.path(),
                                line.number())));
    }
}
