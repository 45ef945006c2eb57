package dev.lockstep.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;

/** A checkout whose local stack writes a log and ends before it is ready. */
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
                    Path logs = Path.of(args[List.of(args).indexOf("--data") + 1], "logs");
                    Files.createDirectories(logs);
                    Files.writeString(logs.resolve("postgresql.log"), "%s");
                    System.exit(1);
                }
            }
            """.formatted(LOGGED);

    private StackStandIn() {}

    /** Makes that checkout in a folder. */
    static void in(Path home) throws IOException {
        Files.createSymbolicLink(
                home.resolve("examples"),
                Path.of("../examples").toAbsolutePath().normalize());
        Path source = home.resolve(NAME + ".java");
        Files.createDirectories(source.getParent());
        Files.writeString(source, SOURCE);
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
