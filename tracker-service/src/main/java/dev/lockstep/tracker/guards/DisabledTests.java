package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.tracker.guards.Disabling.Mark;
import dev.lockstep.tracker.guards.TestPairs.Pair;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Tests that are still there and don't run. An existing test may not get a reason to be skipped, even a condition; a new
 * one may have conditions, but is reported if it never runs.
 */
final class DisabledTests implements Guard {

    @Override
    public List<FindingClaim> inspect(Change change) {
        List<FindingClaim> found = new ArrayList<>();
        for (Pair pair : change.pairs().pairs()) {
            change.unchecked().look(pair.after().path(), () -> disabled(pair)).ifPresent(found::addAll);
            uncollected(pair).ifPresent(found::add);
        }
        for (Routine test : change.pairs().added()) {
            change.unchecked().look(test.path(), () -> disabled(test)).ifPresent(found::addAll);
        }
        for (GoneTest gone : GoneTest.in(change)) {
            gone.dormant().map(routine -> dormant(gone.test(), routine)).ifPresent(found::add);
        }
        return found;
    }

    private static List<FindingClaim> disabled(Pair pair) {
        List<Mark> known = Disabling.of(pair.before());
        return Disabling.of(pair.after()).stream()
                .filter(mark -> known.stream().noneMatch(old -> isSame(old, mark)))
                .map(mark -> claim(Severity.BLOCKER, "The existing test ", mark, pair.after()))
                .toList();
    }

    private static List<FindingClaim> disabled(Routine added) {
        return Disabling.of(added).stream()
                .filter(Mark::certain)
                .map(mark -> claim(Severity.MAJOR, "The new test ", mark, added))
                .toList();
    }

    /** The same annotation or call, perhaps with another reason given. */
    private static boolean isSame(Mark old, Mark mark) {
        return old.text().equals(mark.text())
                || (old.certain() && mark.certain() && kind(old.text()).equals(kind(mark.text())));
    }

    private static String kind(String text) {
        return text.replaceAll("(?s)\\(.*", "");
    }

    private static FindingClaim claim(Severity severity, String which, Mark mark, Routine test) {
        boolean own = mark.of().equals(test.key());
        String subject = own
                ? which + Claims.quoted(mark.of())
                : which.strip() + "s in " + (mark.of().equals("the file") ? mark.of() : Claims.quoted(mark.of()));
        String words = mark.certain() ? (own ? " is disabled" : " are disabled") : " may now be skipped";
        return Claims.of(severity, subject + words, mark.shown(), test.path(), mark.line());
    }

    private static FindingClaim dormant(Routine test, Routine now) {
        return Claims.of(
                Severity.BLOCKER,
                "The existing test " + Claims.quoted(test.key()) + " is no longer taken for a test",
                now.shown(),
                now.path(),
                now.line());
    }

    private static Optional<FindingClaim> uncollected(Pair pair) {
        Language language = pair.after().source().language();
        boolean lost = language.collects(pair.before().path())
                && !language.collects(pair.after().path());
        return lost
                ? Optional.of(Claims.of(
                        Severity.BLOCKER,
                        "The existing test " + Claims.quoted(pair.after().key())
                                + " moved to a file in which runners look for no tests",
                        pair.before().path() + " → " + pair.after().path(),
                        pair.after().path(),
                        pair.after().line()))
                : Optional.empty();
    }
}
