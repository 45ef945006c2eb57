package dev.lockstep.cli;

import java.io.InputStream;
import java.nio.file.Path;
import java.util.Map;

/** What the command line is run in. */
public record Surroundings(Map<String, String> environment, Path folder, InputStream input) {
    /** Those of this process. */
    public static Surroundings ofProcess() {
        return new Surroundings(System.getenv(), Path.of("").toAbsolutePath(), System.in);
    }

    /** A setting, or an empty text. */
    public String setting(String name) {
        return environment.getOrDefault(name, "");
    }

    /** The built checkout that this client belongs to: {@code lockstep.home}, or what lies around its jar. */
    public Path home() {
        String home = System.getProperty("lockstep.home", "");
        if (!home.isEmpty()) {
            return Path.of(home);
        }
        Path jar = Path.of(System.getProperty("java.class.path", "")).toAbsolutePath();
        Path around = jar.resolve("../../..").normalize();
        return around;
    }
}
