package dev.lockstep.tracker.documents;

import dev.lockstep.contracts.workflow.PlannedPath;
import dev.lockstep.contracts.workflow.Task;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Whether what a task's session reads at its beginning leaves half of its model's window for the work: the documents
 * that it opens with, and the files that the task is to change. A token is taken for four bytes, which is about right for
 * code and English, so the sizes are estimates.
 *
 * @param window tokens that the model which implements reads and writes at once
 * @param documents the paths of the documents that every such session opens with
 * @param paths of all files as the plan found them, among which a task's folders and patterns name theirs
 * @param bytes the size of a file as the plan found it; 0 where there is none
 */
public record TaskSizes(
        int window, List<String> documents, Supplier<List<String>> paths, ToLongFunction<String> bytes) {
    /** An opening shows no more of a document. */
    static final long SHOWN_OF_DOCUMENT = 32_000;

    private static final int BYTES_PER_TOKEN = 4;
    private static final int NAMED_FILES = 3;

    /** Files of a task whose sizes are looked up; as many as that fit no window. */
    private static final int MOST_FILES = 1_000;

    /** The tasks that read too much, each with its largest files. */
    public List<String> problems(List<Task> tasks) {
        long opening = documents.stream()
                .mapToLong(path -> Math.min(bytes.applyAsLong(path), SHOWN_OF_DOCUMENT))
                .sum();
        List<String> all = paths.get();
        return tasks.stream().flatMap(task -> problem(task, all, opening)).toList();
    }

    private Stream<String> problem(Task task, List<String> all, long opening) {
        List<PlannedPath> planned = task.files().stream().map(PlannedPath::new).toList();
        List<File> files = all.stream()
                .filter(path -> planned.stream().anyMatch(entry -> entry.holds(path)))
                .filter(path -> !documents.contains(path))
                .limit(MOST_FILES)
                .map(path -> new File(path, bytes.applyAsLong(path)))
                .sorted(Comparator.comparingLong(File::bytes).reversed())
                .toList();
        long tokens = tokens(opening + files.stream().mapToLong(File::bytes).sum());
        if (tokens <= window / 2) {
            return Stream.empty();
        }
        String largest = files.stream()
                .limit(NAMED_FILES)
                .filter(file -> file.bytes() > 0)
                .map(file -> String.format(Locale.ROOT, "%s %,d", file.path(), tokens(file.bytes())))
                .collect(Collectors.joining(", "));
        return Stream.of(String.format(
                Locale.ROOT,
                "The task %s makes its session read about %,d tokens (documents %,d%s), more than half of its model's window of %,d; split the task, or name fewer files.",
                task.id(),
                tokens,
                tokens(opening),
                largest.isEmpty() ? "" : ", " + largest,
                window));
    }

    private static long tokens(long bytes) {
        return bytes / BYTES_PER_TOKEN;
    }

    private record File(String path, long bytes) {}
}
