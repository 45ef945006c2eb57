package dev.lockstep.tracker.guards;

import static java.util.Objects.requireNonNullElse;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the guards found in a change.
 *
 * @param single what stands by itself, by path and line
 * @param others what is beyond that, the worst first: one finding says how many there are, and where
 */
public record Found(List<FindingClaim> single, List<FindingClaim> others) {
    /** Files that the one finding names. */
    private static final int MAX_FILES = 20;

    /** Nothing at all. */
    public static final Found NOTHING = new Found(List.of(), List.of());

    /** What is raised, in the order in which it is read. */
    public List<FindingClaim> raised() {
        return Stream.concat(single.stream(), sum().stream()).toList();
    }

    /** Each by itself, however many. */
    public List<FindingClaim> all() {
        return Stream.concat(single.stream(), others.stream()).toList();
    }

    /** What a finding that was raised of this stands for: all others if it is the one that sums them up. */
    public List<FindingClaim> behind(Finding finding) {
        return sum().filter(finding::saysWhat).isPresent()
                ? others
                : single.stream().filter(finding::saysWhat).toList();
    }

    private Optional<FindingClaim> sum() {
        if (others.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Long> files = others.stream()
                .collect(Collectors.groupingBy(
                        claim -> requireNonNullElse(claim.file(), ""), LinkedHashMap::new, Collectors.counting()));
        String where = files.entrySet().stream()
                .limit(MAX_FILES)
                .map(file -> file.getValue() + " in " + Claims.quoted(file.getKey()))
                .collect(Collectors.joining(", "));
        String more = files.size() > MAX_FILES ? ", and in " + (files.size() - MAX_FILES) + " more files" : "";
        FindingClaim first = others.getFirst();
        return Optional.of(Claims.of(
                first.severity(),
                others.size() + " more like these: " + where + more,
                first.claim(),
                requireNonNullElse(first.file(), ""),
                requireNonNullElse(first.line(), 1)));
    }
}
