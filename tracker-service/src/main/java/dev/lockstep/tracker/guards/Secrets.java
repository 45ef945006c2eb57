package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import java.util.List;
import java.util.regex.Pattern;

/** Secrets in added lines. Whoever can read the repository has them then, and so has everyone who ever will. */
final class Secrets implements Guard {
    /** They hold hashes of all kinds. */
    private static final Pattern LOCK =
            Pattern.compile("(?:.*/)?(?:package-lock\\.json|[^/]*\\.lock|go\\.sum|pnpm-lock\\.yaml)");

    @Override
    public List<FindingClaim> inspect(Change change) {
        return change.files().stream()
                .filter(file -> !LOCK.matcher(file.path()).matches())
                .flatMap(file -> change.unchecked().look(file.path(), () -> inspect(change, file)).stream()
                        .flatMap(List::stream))
                .toList();
    }

    private static List<FindingClaim> inspect(Change change, ChangedFile file) {
        return change.added(file).stream()
                .flatMap(line -> SecretPatterns.in(line.text()).stream()
                        .map(secret -> Claims.of(
                                Severity.BLOCKER,
                                "The change adds what looks like " + secret.kind(),
                                line.text(),
                                file.path(),
                                line.number())))
                .toList();
    }
}
