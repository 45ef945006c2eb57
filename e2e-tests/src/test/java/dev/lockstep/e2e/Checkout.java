package dev.lockstep.e2e;

import java.nio.file.Path;
import java.util.Objects;

/** The checkout whose built products are tested. */
final class Checkout {
    private Checkout() {}

    static Path home() {
        return Path.of(Objects.requireNonNull(
                System.getProperty("lockstep.home"), "Maven sets lockstep.home; in an IDE set it to the checkout"));
    }

    /** The examples' tests run with it. */
    static Path junitConsole() {
        return home().resolve("local-stack/target/tools/junit-platform-console-standalone.jar");
    }
}
