package dev.lockstep.tracker.projects;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Gradle, by {@code build.gradle} or {@code build.gradle.kts}. A daemon would outlive the command, so none is started. */
final class GradleBuild implements BuildSystem {
    @Override
    public List<ProposedCommand> propose(RepositoryFiles files) {
        return Stream.of("build.gradle.kts", "build.gradle", "settings.gradle.kts", "settings.gradle")
                .filter(files::has)
                .findFirst()
                .map(seenIn -> commands(seenIn, files.text(seenIn).orElse(""), gradle(files)))
                .orElse(List.of());
    }

    private static String gradle(RepositoryFiles files) {
        return files.has("gradlew") ? "sh ./gradlew --no-daemon" : "gradle --no-daemon";
    }

    private static List<ProposedCommand> commands(String seenIn, String script, String gradle) {
        List<ProposedCommand> commands = new ArrayList<>();
        commands.add(new ProposedCommand("setup", gradle + " --continue build || true", seenIn));
        commands.add(new ProposedCommand("build", gradle + " --offline assemble", seenIn));
        commands.add(new ProposedCommand("test", gradle + " --offline check", seenIn));
        if (script.contains("jacoco")) {
            commands.add(new ProposedCommand("coverage", gradle + " --offline test jacocoTestReport", seenIn));
        }
        if (script.contains("application") || script.contains("org.springframework.boot")) {
            String task = script.contains("org.springframework.boot") ? "bootRun" : "run";
            commands.add(new ProposedCommand("run", gradle + " --offline " + task, seenIn));
        }
        return commands;
    }
}
