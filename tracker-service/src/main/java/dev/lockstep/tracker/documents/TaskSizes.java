package dev.lockstep.tracker.documents;

import dev.lockstep.contracts.workflow.Task;
import java.util.Comparator;
import java.util.List;
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
 * @param bytes the size of a file as the plan found it; 0 where there is none yet
 */
public record TaskSizes(int window, List<String> documents, ToLongFunction<String> bytes) {
    /** An opening shows no more of a document. */
    static final long SHOWN_OF_DOCUMENT = 32_000;

    private static final int BYTES_PER_TOKEN = 4;
    private static final int NAMED_FILES = 3;

    /** The tasks that read too much, each with its largest files. */
    public List<String> problems(List<Task> tasks) {
        long opening = documents.stream()
                .mapToLong(path -> Math.min(bytes.applyAsLong(path), SHOWN_OF_DOCUMENT))
                .sum();
        return tasks.stream().flatMap(task -> problem(task, opening)).toList();
    }

    private Stream<String> problem(Task task, long opening) {
        List<File> files = task.files().stream()
                .distinct()
                .filter(path -> !documents.contains(path))
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
                .map(file -> "%s %,d".formatted(file.path(), tokens(file.bytes())))
                .collect(Collectors.joining(", "));
        return Stream.of(
                "The task %s makes its session read about %,d tokens (documents %,d%s), more than half of its model's window of %,d; split the task."
                        .formatted(
                                task.id(), tokens, tokens(opening), largest.isEmpty() ? "" : ", " + largest, window));
    }

    private static long tokens(long bytes) {
        return bytes / BYTES_PER_TOKEN;
    }

    private record File(String path, long bytes) {}
}
