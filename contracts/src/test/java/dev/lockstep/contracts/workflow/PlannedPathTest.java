package dev.lockstep.contracts.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlannedPathTest {
    @ParameterizedTest
    @CsvSource({
        "src/A.java, src/A.java, true",
        "./src/A.java, src/A.java, true",
        "/src/A.java, src/A.java, true",
        "src/A.java, src/A.java.orig, false",
        "src, src/deep/A.java, true",
        "src/, src/A.java, true",
        "src, srcs/A.java, false",
        "src/*.java, src/A.java, true",
        "src/*.java, src/deep/A.java, false",
        "src/**/*.java, src/A.java, true",
        "src/**/*.java, src/deep/er/A.java, true",
        "src/**, src/deep/A.txt, true",
        "src/*.java, src/AxJava, false",
    })
    void namesAFileAFolderOrAPattern(String entry, String path, boolean holds) {
        assertThat(new PlannedPath(entry).holds(path)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({
        "src/A.java, src/A.java, true",
        "src/A.java, ./src/A.java, true",
        "src/A.java, src/B.java, false",
        "src/A.java, src/A.java.orig, false",
        "src, src/deep/A.java, true",
        "src/, src/A.java, true",
        "src/a, src/b, false",
        "src, srcs, false",
        "src/*.java, src/A.java, true",
        "src/a/*.java, src/b/A.java, false",
        "src/a/*.java, src/**/B.java, true",
        "src/a, src/**/B.java, true",
        "src, src/a/*.java, true",
        "*.md, src/A.java, true",
    })
    void twoMeetIfAPathMayBeNamedByBoth(String one, String other, boolean meet) {
        assertThat(new PlannedPath(one).mayMeet(new PlannedPath(other))).isEqualTo(meet);
        assertThat(new PlannedPath(other).mayMeet(new PlannedPath(one))).isEqualTo(meet);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "./", "/"})
    void theRootAloneIsNoName(String entry) {
        assertThat(new PlannedPath(entry).isEmpty()).isTrue();
    }
}
