package dev.lockstep.tracker.domain.policy;

import dev.lockstep.contracts.CodeTree;
import java.util.List;
import java.util.regex.Pattern;

/** Which files are tests, by the conventions of Java, Python, JavaScript, TypeScript, Go, Rust, Ruby and C#. */
public final class TestFiles {
    /** Maven and Gradle keep the product here, whatever its packages are called. */
    private static final Pattern PRODUCT = Pattern.compile("(^|.*/)src/main/.*");

    private static final Pattern FOLDER =
            Pattern.compile("(^|.*/)((?i:tests?|spec|__tests__|testdata)|[\\w.-]*Tests?|test[A-Z]\\w*)/.*");

    private static final Pattern FILE = Pattern.compile(
            "(^|.*/)(test_[^/]*|conftest\\.py|[^/]*_(test|spec)\\.[^/]+|[^/]*\\.(test|spec)\\.[^/]+|[^/]*Tests?\\.[^/.]+|[^/]*[a-z0-9]IT\\.[^/.]+)");

    private TestFiles() {}

    /** The paths that are neither tests nor Lockstep's own documents. */
    public static List<String> othersIn(List<String> paths) {
        return paths.stream()
                .filter(path -> !CodeTree.isDocument(path) && !isTest(path))
                .toList();
    }

    /** Whether a path is a test, or what tests use, by its name or place. */
    public static boolean isTest(String path) {
        return !PRODUCT.matcher(path).matches()
                && (FOLDER.matcher(path).matches() || FILE.matcher(path).matches());
    }
}
