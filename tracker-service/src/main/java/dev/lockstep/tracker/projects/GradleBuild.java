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
                .map(seenIn -> commands(seenIn, files, gradle(files)))
                .orElse(List.of());
    }

    private static String gradle(RepositoryFiles files) {
        return files.has("gradlew") ? "sh ./gradlew --no-daemon" : "gradle --no-daemon";
    }

    /** In each of them Gradle fails when it has no test of that name. */
    private static boolean hasSubprojects(RepositoryFiles files) {
        return Stream.of("settings.gradle.kts", "settings.gradle")
                .flatMap(settings -> files.text(settings).stream())
                .anyMatch(text -> text.contains("include"));
    }

    private static List<ProposedCommand> commands(String seenIn, RepositoryFiles files, String gradle) {
        String script = files.text(seenIn).orElse("");
        List<ProposedCommand> commands = new ArrayList<>();
        commands.add(new ProposedCommand("setup", gradle + " --continue build || true", seenIn));
        commands.add(new ProposedCommand("build", gradle + " --offline assemble", seenIn));
        commands.add(new ProposedCommand("test", gradle + " --offline check", seenIn));
        if (!hasSubprojects(files)) {
            commands.add(new ProposedCommand("test-one", gradle + " --offline test --tests {test}", seenIn));
        }
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
