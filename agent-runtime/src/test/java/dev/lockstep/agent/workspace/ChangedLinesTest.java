package dev.lockstep.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.BitSet;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChangedLinesTest {
    @Test
    void areThoseThatDifferFromWhereTheCycleBegan(@TempDir Path temp) throws Exception {
        SampleLeg sample = new SampleLeg();
        try (SampleRemote remote =
                new SampleRemote(temp, Map.of("src/A.java", "class A {}\n", "src/Old.java", "class Old {}\n"))) {
            sample.url = remote.url();
            sample.startCommit = remote.first();
            try (Workspace workspace = new Workspaces(temp.resolve("data"), Optional.empty(), Clock.systemUTC())
                    .open(sample.claimed(), () -> {})) {
                Path root = workspace.root();
                Files.writeString(root.resolve("src/A.java"), "class A {}\nclass B {\n}\n");
                Files.writeString(root.resolve("src/C.java"), "class C {}\n");
                Files.writeString(root.resolve("image"), "\0\0");
                Files.delete(root.resolve("src/Old.java"));

                assertThat(workspace.changedLines())
                        .isEqualTo(Map.of("src/A.java", lines(2, 3), "src/C.java", lines(1), "image", new BitSet()));
            }
        }
    }

    private static BitSet lines(int... numbers) {
        BitSet lines = new BitSet();
        IntStream.of(numbers).forEach(lines::set);
        return lines;
    }
}
