package dev.lockstep.tracker.legs;

import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.git.ProjectRepository;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** What guards found in an earlier session's change, and would still find if that session submitted this commit. */
record Unmended(ProjectRepository repository, Cycle cycle, String commit) {

    /** The id of the finding that the session is to fix, if it is one of these. */
    Set<String> of(Session session) {
        return cycle.findingToFix(session).stream()
                .filter(finding -> cycle.session(finding.session())
                        .filter(raiser -> isLeft(finding, raiser))
                        .isPresent())
                .map(Finding::id)
                .collect(Collectors.toSet());
    }

    /** Of several that were raised as one, a single one is enough. */
    private boolean isLeft(Finding finding, Session raiser) {
        List<FindingClaim> left =
                new GuardedChange(repository, cycle, raiser, commit).found().all();
        return left.stream().anyMatch(finding::saysWhat)
                || raiser.work().stream()
                        .map(work -> new GuardedChange(repository, cycle, raiser, work.commit()).found())
                        .flatMap(found -> found.behind(finding).stream())
                        .anyMatch(claim -> left.stream().anyMatch(other -> isSame(claim, other)));
    }

    private static boolean isSame(FindingClaim one, FindingClaim other) {
        return one.claim().equals(other.claim()) && Objects.equals(one.file(), other.file());
    }
}
