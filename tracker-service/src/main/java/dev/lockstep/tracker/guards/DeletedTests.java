package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.domain.policy.TestFiles;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Tests that are gone. One that was renamed or moved is not, nor one whose assertions other tests took over. Of
 * languages that are not read, whole files are seen.
 */
final class DeletedTests implements Guard {
    /** From here on, a new file is the old one in another place. */
    private static final double SAME_FILE = 0.7;

    private static final Pattern CODE = Pattern.compile(
            ".*\\.(?:go|rs|rb|cs|kt|kts|groovy|scala|php|swift|dart|ex|exs|cc|cpp|c|feature|snap|vue|svelte)");

    @Override
    public List<FindingClaim> inspect(Change change) {
        Stream<FindingClaim> cases = GoneTest.in(change).stream()
                .filter(gone -> gone.dormant().isEmpty() && !gone.isAbsorbed())
                .map(GoneTest::test)
                .map(test -> Claims.of(
                        Severity.BLOCKER,
                        "The test " + Claims.quoted(test.key()) + " was deleted",
                        test.shown(),
                        test.path(),
                        test.line()));
        List<Resemblance> added = change.files().stream()
                .filter(file -> file.isNew() && TestFiles.isTest(file.path()))
                .map(file -> Resemblance.of(file.after().orElse("")))
                .toList();
        Stream<FindingClaim> files = change.files().stream()
                .filter(file -> TestFiles.isTest(file.path()) && isUnread(change, file))
                .filter(file -> file.before().isPresent() && file.after().isEmpty())
                .filter(file -> !isMoved(file, added))
                .map(file -> Claims.of(
                        Severity.BLOCKER,
                        "The test file " + Claims.quoted(file.name()) + " was deleted",
                        file.before().orElse(""),
                        file.path(),
                        1));
        return Stream.concat(cases, files).toList();
    }

    /** A file in which no test was found is judged as a whole, if it is code and not what a language that is read uses. */
    private static boolean isUnread(Change change, ChangedFile file) {
        return Language.of(file.path()).isEmpty()
                && CODE.matcher(file.path()).matches()
                && change.before().in(file.path()).isEmpty();
    }

    private static boolean isMoved(ChangedFile file, List<Resemblance> added) {
        Resemblance old = Resemblance.of(file.before().orElse(""));
        return added.stream().anyMatch(other -> old.to(other) >= SAME_FILE);
    }
}
