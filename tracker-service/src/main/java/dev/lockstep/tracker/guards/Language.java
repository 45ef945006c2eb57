package dev.lockstep.tracker.guards;

import java.util.Optional;
import java.util.regex.Pattern;

/** The languages whose tests are read. Of others only whole files are seen. */
enum Language {
    JAVA("java", "(.*/)?(Test[^/]*|[^/]*(Tests?|TestCase|IT|ITCase|E2E|Spec))\\.java"),
    PYTHON("pyi?", "(.*/)?(test[^/]*|[^/]*_tests?)\\.py"),
    SCRIPT(
            "[cm]?[jt]sx?",
            "(.*/)?(test[-_.]?[^/]*\\.[^/]+|[^/]*[-_.](test|spec|e2e|cy)\\.[^/]+|(tests?|__tests__|e2e)/.*)");

    private final Pattern file;
    private final Pattern collected;

    Language(String extension, String collected) {
        this.file = Pattern.compile(".*\\." + extension);
        this.collected = Pattern.compile(collected);
    }

    static Optional<Language> of(String path) {
        for (Language language : values()) {
            if (language.file.matcher(path).matches()) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }

    /** Whether runners look for tests in a file of that name, left to their defaults. */
    boolean collects(String path) {
        return collected.matcher(path).matches();
    }
}
