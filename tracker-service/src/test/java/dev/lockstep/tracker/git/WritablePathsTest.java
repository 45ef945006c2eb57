package dev.lockstep.tracker.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WritablePathsTest {
    @ParameterizedTest
    @CsvSource({
        "*, src/App.java, true",
        "*, README.md, true",
        "*, docs/guide.md, true",
        "*, docs/product-spec.md, false",
        "*, Docs/Product-Spec.md, false",
        "*, docs/reviews/c-build.md, false",
        "*, docs/post-mortems/c.md, false",
        "*, .lockstep/project.yaml, false",
        "*, .Lockstep/project.yaml, false",
        "*, .lockstep, false",
        "*, sessions/testing.md, false",
        "*, sessions2/testing.md, true",
        "docs/test-plan.md, docs/test-plan.md, true",
        "docs/test-plan.md, docs/test-plan.md.bak, false",
        "docs/reviews/, docs/reviews/x.md, true",
        "docs/reviews/, docs/reviews, false",
        "docs/reviews/, docs/reviews2/x.md, false",
    })
    void anEntryCoversItsOwnPathsAndNoOthers(String entry, String path, boolean allowed) {
        assertThat(new WritablePaths(List.of(entry)).allow(path)).isEqualTo(allowed);
    }
}
