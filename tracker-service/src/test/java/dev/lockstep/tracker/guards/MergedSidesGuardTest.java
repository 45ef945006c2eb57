package dev.lockstep.tracker.guards;

import static dev.lockstep.tracker.guards.Inspected.JAVA;
import static dev.lockstep.tracker.guards.Inspected.changed;
import static dev.lockstep.tracker.guards.Inspected.javaClass;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who resolves a conflict is held against both sides: what is lost of both was lost by them. */
class MergedSidesGuardTest {
    private static final String OURS = "@Test void ours() { assertEquals(1, ours); }\n";
    private static final String THEIRS = "@Test void theirs() { assertThat(theirs).isEqualTo(2); }\n";
    private static final String BOTH = "@Test void shared() { assertEquals(3, shared); }\n";

    @Test
    void aResolutionThatKeepsTheTestsOfBothIsFine() {
        assertThat(found(OURS + BOTH, THEIRS + BOTH, OURS + THEIRS + BOTH)).isEmpty();
    }

    @Test
    void aTestThatBothSidesHadIsMissed() {
        assertThat(found(OURS + BOTH, THEIRS + BOTH, OURS + THEIRS))
                .containsExactly("blocker: The test 'AccountTest › shared' was deleted");
    }

    @Test
    void aTestThatOneSideHadMayHaveBeenRemovedByTheOther() {
        assertThat(found(OURS + BOTH, THEIRS + BOTH, THEIRS + BOTH))
                .containsExactly(
                        "major: The test 'AccountTest › ours' was deleted, held against one side of the merge");
    }

    @Test
    void whatOneSideBroughtInIsNothingNew() {
        String one = "{\"dependencies\": {\"left-pad\": \"1.0\"}}";
        String other = "{\"dependencies\": {\"right-pad\": \"1.0\"}}";
        String merged = "{\"dependencies\": {\"left-pad\": \"1.0\", \"right-pad\": \"1.0\", \"more\": \"1.0\"}}";

        assertThat(Guards.inspectMerge(
                                List.of(changed("package.json", one, merged)),
                                List.of(changed("package.json", other, merged)),
                                Optional.empty(),
                                "")
                        .raised())
                .extracting(claim -> claim.severity().label() + ": " + claim.claim())
                .containsExactly("major: The dependency 'more' is new");
    }

    private static List<String> found(String ours, String theirs, String merged) {
        return Guards.inspectMerge(
                        List.of(changed(JAVA, javaClass(ours), javaClass(merged))),
                        List.of(changed(JAVA, javaClass(theirs), javaClass(merged))),
                        Optional.empty(),
                        "")
                .raised()
                .stream()
                .map(claim -> claim.severity().label() + ": " + claim.claim())
                .toList();
    }
}
