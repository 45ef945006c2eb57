package dev.lockstep.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

/** A main class and where it is found. */
public record JavaProgram(String classPath, String mainClass, List<String> arguments) {
    public JavaProgram {
        arguments = List.copyOf(arguments);
    }

    /**
     * The program that a runnable jar names in its manifest.
     *
     * @throws StackException when there is no such jar
     */
    public static JavaProgram ofJar(Path jar) {
        if (!Files.isRegularFile(jar)) {
            throw new StackException("There is no " + jar + "; build it first with ./mvnw package");
        }
        try (JarFile file = new JarFile(jar.toFile())) {
            String main = file.getManifest().getMainAttributes().getValue("Main-Class");
            return new JavaProgram(jar.toString(), main, List.of());
        } catch (IOException e) {
            throw new UncheckedIOException("Can't read " + jar, e);
        }
    }

    /** A main class of this JVM's own class path. */
    public static JavaProgram ofClass(Class<?> main) {
        return new JavaProgram(System.getProperty("java.class.path", ""), main.getName(), List.of());
    }

    JavaProgram with(String... more) {
        return new JavaProgram(classPath, mainClass, List.of(more));
    }
}
