package dev.lockstep.tracker.guards;

import dev.lockstep.contracts.legs.Submission.FindingClaim;
import dev.lockstep.contracts.legs.Submission.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Dependencies that a change adds, each major; other versions of known ones are minor. Those that the task or the
 * architecture document names were approved.
 */
final class NewDependencies implements Guard {

    @Override
    public List<FindingClaim> inspect(Change change) {
        List<FindingClaim> found = new ArrayList<>();
        Mentions approved = Mentions.of(change.task(), change.design());
        for (ChangedFile file : change.files()) {
            if (file.after().isPresent()) {
                DependencyFormat.of(file.path())
                        .flatMap(format -> change.unchecked().look(file.path(), () -> compare(file, format, approved)))
                        .ifPresent(found::addAll);
            }
        }
        return found;
    }

    private static List<FindingClaim> compare(ChangedFile file, DependencyFormat format, Mentions approved) {
        List<FindingClaim> found = new ArrayList<>();
        String text = file.after().orElse("");
        Map<String, String> before = format.read(file.before().orElse(""));
        format.read(text).forEach((name, version) -> {
            Optional<String> old = Optional.ofNullable(before.get(name));
            String kind = old.isEmpty()
                    ? "The dependency " + Claims.quoted(name) + " is new"
                    : "The dependency " + Claims.quoted(name) + " has another version";
            if (!old.equals(Optional.of(version)) && !approved.name(name)) {
                String evidence = name + " " + old.map(was -> was + " → ").orElse("") + version;
                found.add(Claims.of(
                        old.isEmpty() ? Severity.MAJOR : Severity.MINOR,
                        kind,
                        evidence,
                        file.path(),
                        line(text, name)));
            }
        });
        return found;
    }

    private static int line(String text, String name) {
        int at = text.indexOf(name.substring(name.lastIndexOf(':') + 1));
        return SourceText.lineAt(text, Math.max(0, at));
    }
}
