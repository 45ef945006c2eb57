package dev.lockstep.localstack;

import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The demo runs only commands that ship with the product, so it may do without a sandbox where there is none. */
final class DemoSandbox {
    private DemoSandbox() {}

    static String choose() {
        if (bubblewrapWorks()) {
            return "bubblewrap";
        }
        System.err.println("WARNING: bubblewrap does not work here, so the demo's own commands run without a sandbox."
                + " A real model's commands would be refused.");
        return "none";
    }

    private static boolean bubblewrapWorks() {
        try {
            Process trial = new ProcessBuilder(
                            "bwrap",
                            "--unshare-all",
                            "--unshare-user",
                            "--uid",
                            "1000",
                            "--ro-bind",
                            "/",
                            "/",
                            "--proc",
                            "/proc",
                            "--dev",
                            "/dev",
                            "true")
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
