package dev.lockstep.tracker.guards;

import static java.util.Objects.requireNonNullElse;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What the guards found, each once, in the order in which it is read. */
final class Report {
    /** Findings of a submission that stand by themselves; the others are one. */
    static final int MAX_SINGLE = 20;

    private static final Comparator<FindingClaim> BY_PLACE = Comparator.comparing(
                    (FindingClaim claim) -> requireNonNullElse(claim.file(), ""))
            .thenComparing(claim -> requireNonNullElse(claim.line(), 0))
            .thenComparing(FindingClaim::severity)
            .thenComparing(FindingClaim::claim);

    private final Map<Identity, FindingClaim> found = new LinkedHashMap<>();

    Report(Collection<FindingClaim> claims) {
        claims.stream().sorted(BY_PLACE).forEach(claim -> found.putIfAbsent(Identity.of(claim), claim));
    }

    /**
     * With what was found against the other side of a merge. What was lost of one side alone may be what the other meant, so
     * it is no blocker; what is new to one side alone came from the other.
     */
    Report merged(Report other) {
        Stream<FindingClaim> common = found.entrySet().stream()
                .filter(claim -> other.found.containsKey(claim.getKey()))
                .map(Map.Entry::getValue);
        Stream<FindingClaim> single = Stream.concat(without(other), other.without(this))
                .filter(claim -> claim.severity() == Severity.BLOCKER)
                .map(Report::ofOneSide);
        return new Report(Stream.concat(common, single).toList());
    }

    private Stream<FindingClaim> without(Report other) {
        return found.entrySet().stream()
                .filter(claim -> !other.found.containsKey(claim.getKey()))
                .map(Map.Entry::getValue);
    }

    private static FindingClaim ofOneSide(FindingClaim claim) {
        return new FindingClaim(
                Severity.MAJOR,
                claim.claim() + ", held against one side of the merge",
                claim.evidence(),
                claim.file(),
                claim.line(),
                claim.criterion());
    }

    /** The worst stand by themselves. */
    Found bounded() {
        List<FindingClaim> worst = found.values().stream()
                .sorted(Comparator.comparing(FindingClaim::severity))
                .toList();
        int most = Math.min(MAX_SINGLE, worst.size());
        return new Found(
                worst.subList(0, most).stream().sorted(BY_PLACE).toList(),
                List.copyOf(worst.subList(most, worst.size())));
    }

    /** By what two findings are the same one. */
    private record Identity(Severity severity, String claim, String file) {
        static Identity of(FindingClaim claim) {
            return new Identity(claim.severity(), claim.claim(), requireNonNullElse(claim.file(), ""));
        }
    }
}
