package dev.lockstep.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** The broker, ready when it says so. */
record KafkaRecipe(Path folder) implements Recipe {
    @Override
    public JavaProgram program(int port) {
        try {
            Files.createDirectories(folder);
            Files.deleteIfExists(KafkaBroker.readyFile(folder, port));
        } catch (IOException e) {
            throw StackException.unwritable(folder, e);
        }
        return JavaProgram.ofClass(KafkaBroker.class).with(folder.toString(), Integer.toString(port));
    }

    @Override
    public Map<String, String> settings(int port) {
        return Map.of();
    }

    @Override
    public boolean isReady(int port) {
        return Files.exists(KafkaBroker.readyFile(folder, port));
    }

    @Override
    public Duration startBound() {
        return Duration.ofSeconds(60);
    }
}
