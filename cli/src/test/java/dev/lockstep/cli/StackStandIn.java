package dev.lockstep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A checkout whose local stack ends by itself: before it is ready, with a log that tells why, or as soon as it is. */
final class StackStandIn {
    static final String LOGGED = "FATAL: could not create shared memory segment";

    private static final String NAME = "dev/lockstep/localstack/LocalStack";
    private static final String SOURCE = """
            package dev.lockstep.localstack;

            import java.nio.file.Files;
            import java.nio.file.Path;
            import java.util.List;

            public class LocalStack {
                public static void main(String[] args) throws Exception {
                    Path data = Path.of(args[List.of(args).indexOf("--data") + 1]);
                    %s
                }
            }
            """;
    private static final String FAILS = """
            Path logs = data.resolve("logs");
            Files.createDirectories(logs);
            Files.writeString(logs.resolve("postgresql.log"), "%s");
            System.exit(1);
            """.formatted(LOGGED);
    private static final String RUNS = """
            System.out.println("READY {\\"stack\\": \\"" + data.resolve("stack.json") + "\\"}");
            System.exit(%d);
            """;

    private StackStandIn() {}

    /** In a folder, one that does not start. */
    static void failing(Path home) throws IOException {
        write(home, FAILS);
    }

    /** In a folder, one that is ready at once, by a {@code stack.json} that is there, and then ends with that code. */
    static void ending(Path home, int code) throws IOException {
        write(home, RUNS.formatted(code));
    }

    private static void write(Path home, String body) throws IOException {
        Files.createSymbolicLink(
                home.resolve("examples"),
                Path.of("../examples").toAbsolutePath().normalize());
        Path source = home.resolve(NAME + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE.formatted(body));
        ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), OutputStream.nullOutputStream(), source.toString());
        Path jar = home.resolve("local-stack/target/local-stack.jar");
        Files.createDirectories(jar.getParent());
        try (var classes = new JarOutputStream(Files.newOutputStream(jar))) {
            classes.putNextEntry(new JarEntry(NAME + ".class"));
            Files.copy(home.resolve(NAME + ".class"), classes);
        }
    }
}
