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
    @ValueSource(strings = {"", " ", "./", "/"})
    void theRootAloneIsNoName(String entry) {
        assertThat(new PlannedPath(entry).isEmpty()).isTrue();
    }
}
