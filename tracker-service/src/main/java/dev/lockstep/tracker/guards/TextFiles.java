package dev.lockstep.tracker.guards;

import java.util.regex.Pattern;

/** Files that should be text, by their names: code, build files, settings of test runners, scripts. */
final class TextFiles {
    /** Of languages whose tests are not read, too; also what has no extension, as scripts often don't. */
    private static final Pattern CODE = Pattern.compile(
            "(?:.*/)?[^/.]+|.*\\.(?:go|rs|rb|cs|kt|kts|groovy|scala|php|swift|dart|ex|exs|cc|cpp|c|h|hpp|feature|snap|vue|svelte|sql|pl|lua)");

    /** What lies in folders of settings and is no text all the same. */
    private static final Pattern BINARY = Pattern.compile("(?i).*\\.(?:jar|class|png|jpe?g|gif|ico|webp|pdf|zip|t?gz)");

    private TextFiles() {}

    static boolean isOne(String path) {
        return !BINARY.matcher(path).matches()
                && (CODE.matcher(path).matches()
                        || Language.of(path).isPresent()
                        || DependencyFormat.of(path).isPresent()
                        || NarrowedRuns.reads(path));
    }
}
