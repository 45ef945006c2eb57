package dev.lockstep.agent.context;

import dev.lockstep.agent.loop.BaselineText;
import dev.lockstep.contracts.legs.AnsweredQuestion;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the tracker has on record of a cycle, in the words of a session's opening. That there is nothing is said too. */
final class RecordText {
    /** Some 8,000 tokens. */
    static final int MAX_FINDINGS = 32_000;

    private static final int MAX_WORDS = 1_000;

    private RecordText() {}

    static String request(ClaimedLeg.Request request) {
        StringBuilder numbered = new StringBuilder("Title: ").append(request.title());
        int number = 1;
        for (String line : request.text().lines().toList()) {
            numbered.append("\nR:").append(number++).append(' ').append(line);
        }
        return numbered.toString();
    }

    static String answers(List<AnsweredQuestion> answers) {
        return answers.isEmpty()
                ? "No question has been answered."
                : answers.stream().map(RecordText::answer).collect(Collectors.joining("\n"));
    }

    private static String answer(AnsweredQuestion answer) {
        return "%s:%s %s → %s (%s)"
                .formatted(
                        answer.assumptionAccepted() ? "H" : "A",
                        answer.id(),
                        answer.question(),
                        answer.answer(),
                        answer.by());
    }

    /** The open ones first, then the waived: if there is no room for all, it is fixed ones that are left out. */
    static String findings(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "There are no findings.";
        }
        List<String> lines = new ArrayList<>();
        int size = 0;
        for (Finding finding :
                findings.stream().sorted(Comparator.comparing(RecordText::rank)).toList()) {
            String line = finding(finding);
            size += line.length() + 1;
            if (size > MAX_FINDINGS) {
                lines.add("[" + (findings.size() - lines.size()) + " of " + findings.size() + " are left out.]");
                break;
            }
            lines.add(line);
        }
        return String.join("\n", lines);
    }

    private static int rank(Finding finding) {
        return switch (finding.state()) {
            case OPEN -> 0;
            case WAIVED -> 1;
            case FIXED -> 2;
        };
    }

    private static String finding(Finding finding) {
        String place = finding.file() == null
                ? ""
                : " at " + finding.file() + (finding.line() == null ? "" : ":" + finding.line());
        String criterion = finding.criterion() == null ? "" : " against " + finding.criterion();
        return "%s %s, %s%s%s, found in %s: %s Evidence: %s"
                .formatted(
                        finding.id(),
                        finding.severity().label(),
                        state(finding),
                        place,
                        criterion,
                        finding.foundIn().label(),
                        line(finding.claim()),
                        line(finding.evidence()));
    }

    private static String state(Finding finding) {
        String reason = finding.reason() == null ? "" : line(finding.reason());
        return switch (finding.state()) {
            case OPEN -> "open";
            case WAIVED -> "waived: " + reason;
            case FIXED -> "fixed by " + reason + proof(finding.life());
        };
    }

    private static String proof(Finding.@Nullable Life life) {
        if (life == null) {
            return "";
        }
        String commit = life.fixed() == null || life.fixed().commit() == null
                ? ""
                : " in " + life.fixed().commit();
        return commit
                + (life.verified() == null
                        ? " (no later run verified it)"
                        : " (verified by " + String.join(", ", life.verified().runs()) + ")");
    }

    static String task(@Nullable Task task) {
        if (task == null) {
            return "This session has no task.";
        }
        String text = """
                %s: %s
                criteria: %s
                needs: %s
                files: %s
                check: %s
                risk: %s
                effort: %s""".formatted(
                        task.id(),
                        task.title(),
                        String.join(", ", task.criteria()),
                        String.join(", ", task.needs()),
                        String.join(", ", task.files()),
                        orNone(task.check()),
                        orNone(task.risk()),
                        orNone(task.effort()));
        return task.description() == null ? text : text + "\ndescription, in a person's words:\n" + task.description();
    }

    static String history(@Nullable String history) {
        return history == null ? "Nothing that concerns this session has happened before it." : history;
    }

    static String repository(ClaimedLeg leg) {
        String place =
                "Your workspace holds the project at commit %s. The cycle began at commit %s. Look at it with your tools."
                        .formatted(leg.startCommit(), leg.mergeBase());
        return Optional.ofNullable(leg.baseline())
                .flatMap(BaselineText::of)
                .map(baseline -> place + "\n" + baseline)
                .orElse(place);
    }

    /** On one line, so that no text passes for the next finding. */
    private static String line(String text) {
        return Cut.words(text.strip().replaceAll("\\s+", " "), MAX_WORDS);
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
