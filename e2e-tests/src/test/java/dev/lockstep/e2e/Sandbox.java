package dev.lockstep.e2e;

import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;

/** Agents run a project's commands in bubblewrap, so nothing can be shown where it does not work. */
final class Sandbox {
    private Sandbox() {}

    /** Skips the test where there is none; on a build server its lack is a failure. */
    static void require() {
        if (works()) {
            return;
        }
        String lack = "bubblewrap does not work here (apt-get install bubblewrap), so no agent can run commands";
        if ("true".equals(System.getenv("CI"))) {
            fail(lack);
        }
        System.err.println("SKIPPED: " + lack);
        Assumptions.abort(lack);
    }

    private static boolean works() {
        try {
            Process trial = new ProcessBuilder("bwrap", "--unshare-all", "--ro-bind", "/", "/", "true")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
