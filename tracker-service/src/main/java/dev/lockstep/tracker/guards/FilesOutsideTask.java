package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.CodeTree;
import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import dev.lockstep.contracts.workflow.PlannedPath;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.policy.TestFiles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Changed files that the task doesn't name. With those that it names may come their tests, new tests beside them, the
 * lock file of a build file, and Lockstep's own documents, of which a session can change only those of its phase.
 */
final class FilesOutsideTask implements Guard {
    /** Paths; more of them are counted only. */
    private static final int MAX_LISTED = 20;

    /** What package managers write when a build file beside it changes. */
    private static final Map<String, Pattern> LOCKS = Map.of(
            "package.json",
                    Pattern.compile(
                            "package-lock\\.json|npm-shrinkwrap\\.json|yarn\\.lock|pnpm-lock\\.yaml|bun\\.lockb?"),
            "pyproject.toml", Pattern.compile("poetry\\.lock|uv\\.lock|pdm\\.lock"),
            "Pipfile", Pattern.compile("Pipfile\\.lock"),
            "go.mod", Pattern.compile("go\\.sum"),
            "Cargo.toml", Pattern.compile("Cargo\\.lock"));

    @Override
    public List<FindingClaim> inspect(Change change) {
        List<String> planned = change.task().map(Task::files).orElse(List.of()).stream()
                .map(PlannedPath::new)
                .filter(entry -> !entry.isEmpty())
                .map(PlannedPath::text)
                .toList();
        List<String> others = change.files().stream()
                .filter(file -> planned.stream().noneMatch(entry -> isWithin(file, entry)))
                .map(ChangedFile::path)
                .filter(path -> !CodeTree.isDocument(path))
                .toList();
        if (planned.isEmpty() || others.isEmpty()) {
            return List.of();
        }
        String more = others.size() > MAX_LISTED ? ", and " + (others.size() - MAX_LISTED) + " more" : "";
        String listed = String.join(", ", others.subList(0, Math.min(MAX_LISTED, others.size()))) + more;
        return List.of(Claims.of(
                Severity.MAJOR,
                "Files changed that the task does not name: " + listed,
                "the task's files are " + String.join(", ", planned),
                others.getFirst(),
                1));
    }

    private static boolean isWithin(ChangedFile file, String entry) {
        return new PlannedPath(entry).holds(file.path())
                || isTestOf(file.path(), entry)
                || isNewTestBeside(file, entry)
                || isLockOf(file.path(), entry);
    }

    private static boolean isNewTestBeside(ChangedFile file, String entry) {
        return file.before().isEmpty()
                && TestFiles.isTest(file.path())
                && (folder(file.path()).equals(folder(entry)) || isMirrored(file.path(), entry));
    }

    private static boolean isLockOf(String path, String entry) {
        Pattern lock = LOCKS.get(name(entry));
        return lock != null
                && folder(path).equals(folder(entry))
                && lock.matcher(name(path)).matches();
    }

    /** {@code OrderTest} is a test of {@code Order}, and so is {@code test_order} of {@code order}. */
    private static boolean isTestOf(String path, String entry) {
        if (!TestFiles.isTest(path)) {
            return false;
        }
        String tested = subject(path);
        boolean several = entry.contains("*") || !name(entry).contains(".");
        return several ? isMirrored(path, entry) : tested.equals(subject(entry)) && !tested.isEmpty();
    }

    /** The tests of a folder stand in a folder whose path is the same but for what says main or test. */
    private static boolean isMirrored(String path, String entry) {
        boolean isFolder = !entry.contains("*") && !name(entry).contains(".");
        String folder = isFolder ? entry.replaceAll("/$", "") : folder(entry.replaceAll("\\*.*", ""));
        String mirrored = folder.replaceAll("(^|.*/)src/main/", "").replaceAll("^(?:src|lib)/", "");
        return folder.contains("/") && !mirrored.isEmpty() && path.contains("/" + mirrored + "/");
    }

    private static String name(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static String folder(String path) {
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static String subject(String path) {
        return name(path)
                .replaceAll("\\..*", "")
                .replaceAll("^test_|_tests?$|_spec$|(?:Tests?|IT|E2E|TestCase)$|^Test(?=[A-Z])", "")
                .replaceAll("[-_]", "")
                .toLowerCase(Locale.ROOT);
    }
}
