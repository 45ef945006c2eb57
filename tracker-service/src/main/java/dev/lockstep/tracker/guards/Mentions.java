package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.workflow.Task;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What people approved before the change was made: the task, and the architecture document. */
record Mentions(String text, String lower) {
    /** A name that could be a word of a sentence, as {@code requests} could. */
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");

    static Mentions of(Optional<Task> task, String design) {
        Stream<String> words = task.stream()
                .flatMap(planned -> Stream.of(planned.title(), planned.check(), planned.risk(), planned.description()))
                .filter(Objects::nonNull);
        String text = Stream.concat(words, Stream.of(design)).collect(Collectors.joining("\n"));
        return new Mentions(text, text.toLowerCase(Locale.ROOT));
    }

    /** Whether a dependency is named, in full or by its artifact; what could be a mere word has to stand in backticks. */
    boolean name(String dependency) {
        String artifact = dependency.substring(dependency.lastIndexOf(':') + 1);
        return Stream.of(dependency, artifact).distinct().anyMatch(this::has);
    }

    private boolean has(String name) {
        if (!lower.contains(name.toLowerCase(Locale.ROOT))) {
            return false;
        }
        String before = WORD.matcher(name).matches() ? "`" : "(?<![\\w@/.-])";
        return Pattern.compile(before + Pattern.quote(name) + "(?![\\w/-])", Pattern.CASE_INSENSITIVE)
                .matcher(Steps.in(text))
                .find();
    }
}
