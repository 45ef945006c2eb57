package dev.lockstep.tracker.documents;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows are in tokens, files in bytes: four to a token. */
class TaskSizesTest {
    private static final String SPEC = "docs/product-spec.md";

    private static Task task(String id, String... files) {
        return new Task(id, "Build " + id, List.of("AC1"), List.of(), List.of(files), "mvn test", null, "S", null);
    }

    private static List<String> problems(int window, Map<String, Long> bytes, Task... tasks) {
        return new TaskSizes(
                        window,
                        List.of("AGENTS.md", SPEC),
                        () -> List.copyOf(bytes.keySet()),
                        path -> bytes.getOrDefault(path, 0L))
                .problems(List.of(tasks));
    }

    @Test
    void aTaskMayFillHalfTheWindowAndNoMore() {
        Map<String, Long> bytes = Map.of(SPEC, 4_000L, "src/A.java", 16_000L);

        assertThat(problems(10_000, bytes, task("T1", "src/A.java"))).isEmpty();
        assertThat(problems(9_998, bytes, task("T1", "src/A.java")))
                .containsExactly(
                        "The task T1 makes its session read about 5,000 tokens (documents 1,000, src/A.java 4,000),"
                                + " more than half of its model's window of 9,998; split the task, or name fewer files.");
    }

    @Test
    void onlyTheTaskThatReadsTooMuchIsRefused() {
        Map<String, Long> bytes = Map.of("src/Big.java", 40_000L, "src/Small.java", 40L);

        assertThat(problems(10_000, bytes, task("T1", "src/Small.java"), task("T2", "src/Big.java")))
                .singleElement()
                .asString()
                .contains("T2");
    }

    @Test
    void theLargestFilesAreNamedFirst() {
        Map<String, Long> bytes = Map.of("a", 400L, "b", 4_000L, "c", 40_000L, "d", 4L);

        assertThat(problems(1_000, bytes, task("T1", "a", "b", "c", "d")))
                .singleElement()
                .asString()
                .contains("(documents 0, c 10,000, b 1,000, a 100)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"src/", "src", "./src", "src/**/*.java", "src/*/*.java"})
    void aFolderOrAPatternWeighsWhatItNames(String entry) {
        Map<String, Long> bytes = Map.of("src/a/A.java", 20_000L, "src/b/B.java", 20_000L, "lib/C.java", 400_000L);

        assertThat(problems(20_000, bytes, task("T1", entry))).isEmpty();
        assertThat(problems(19_998, bytes, task("T1", entry)))
                .singleElement()
                .asString()
                .contains("about 10,000 tokens");
    }

    @Test
    void aFileThatIsNotThereYetWeighsNothing() {
        assertThat(problems(100, Map.of(), task("T1", "src/New.java"))).isEmpty();
    }

    @Test
    void aDocumentWeighsWhatAnOpeningShowsOfItAndOnlyOnce() {
        Map<String, Long> bytes = Map.of(SPEC, 4_000_000L);

        assertThat(problems(16_000, bytes, task("T1", SPEC))).isEmpty();
        assertThat(problems(15_998, bytes, task("T1", SPEC))).hasSize(1);
    }
}
