package dev.lockstep.tracker.documents;

import dev.lockstep.tracker.git.GitFailedException;
import dev.lockstep.tracker.git.ProjectRepository;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;

/**
 * Follows the pointers of one submission.
 *
 * @param commit the submitted commit, where documents and code are looked up
 * @param requestLines how many lines the request has
 * @param answered ids of the questions that a person answered
 * @param accepted ids of the questions whose assumption a person accepted
 * @param evidence ids of the session's machine runs
 */
public record PointerResolver(
        ProjectRepository repository,
        String commit,
        int requestLines,
        Set<String> answered,
        Set<String> accepted,
        Set<String> evidence) {

    /** Whether the pointer leads somewhere, and if not, why. */
    public Resolution resolve(String text) {
        Optional<Pointer> pointer = Pointers.parse(text);
        if (pointer.isEmpty()) {
            return new Resolution.Dangling(Pointers.malformed(text));
        }
        return problem(pointer.get())
                .<Resolution>map(problem -> new Resolution.Dangling(text + " leads nowhere: " + problem))
                .orElseGet(() -> new Resolution.Resolved(pointer.get()));
    }

    private Optional<String> problem(Pointer pointer) {
        return switch (pointer) {
            case Pointer.RequestLine(int line) ->
                unless(line <= requestLines, "the request has %d lines.".formatted(requestLines));
            case Pointer.Answer(String question) ->
                unless(answered.contains(question), "no person has answered %s.".formatted(question));
            case Pointer.AcceptedAssumption(String question) ->
                unless(accepted.contains(question), "no person has accepted the assumption of %s.".formatted(question));
            case Pointer.MachineRun(String id) ->
                unless(evidence.contains(id), "this session has no machine run %s.".formatted(id));
            case Pointer.DocumentSection section -> section(section);
            case Pointer.CodeLine code -> code(code);
        };
    }

    private Optional<String> section(Pointer.DocumentSection section) {
        try {
            Optional<String> document =
                    repository.read(commit, section.path()).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
            if (document.isEmpty()) {
                return Optional.of("the submitted commit has no file %s.".formatted(section.path()));
            }
            return unless(
                    Headings.of(document.get()).contains(section.heading()),
                    "%s has no heading '%s'.".formatted(section.path(), section.heading()));
        } catch (GitFailedException tooLarge) {
            return Optional.of(String.valueOf(tooLarge.getMessage()));
        }
    }

    private Optional<String> code(Pointer.CodeLine code) {
        String named = code.commit();
        Optional<String> at = named == null ? Optional.of(commit) : repository.ancestor(named, commit);
        if (at.isEmpty()) {
            return Optional.of("the submitted commit does not build on a commit %s.".formatted(named));
        }
        try {
            return unless(
                    repository.hasLine(at.get(), code.path(), code.line()),
                    "%s has no line %d there.".formatted(code.path(), code.line()));
        } catch (GitFailedException tooLarge) {
            return Optional.of(String.valueOf(tooLarge.getMessage()));
        }
    }

    private static Optional<String> unless(boolean fine, String problem) {
        return fine ? Optional.empty() : Optional.of(problem);
    }
}
