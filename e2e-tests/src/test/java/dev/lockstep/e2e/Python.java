package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.fail;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** Whether the till's commands find a Python in the sandbox. */
final class Python {
    private Python() {}

    /** Skips the test where there is none; on a build server its lack is a failure. */
    static void require() {
        if (Files.isExecutable(Path.of("/usr/bin/python3")) || Files.isExecutable(Path.of("/usr/local/bin/python3"))) {
            return;
        }
        String lack =
                "python3 is neither in /usr/bin nor in /usr/local/bin (apt-get install python3), where a sandbox has it";
        if ("true".equals(System.getenv("CI"))) {
            fail(lack);
        }
        System.err.println("SKIPPED: " + lack);
        Assumptions.abort(lack);
    }
}
