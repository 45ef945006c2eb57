package dev.lockstep.agent.context;

import dev.lockstep.agent.roles.Role;
import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Builds the two opening messages of a session and the manifest of everything in them. What changes least comes first,
 * so that providers can reuse what they cached: rules and template, then the project's documents, then the cycle's own.
 */
public final class OpeningContext {
    /** Where projects keep what every agent should know; the first one found is given. */
    private static final List<String> STANDING_INSTRUCTIONS = List.of("AGENTS.md", "CLAUDE.md", "CONTRIBUTING.md");

    private OpeningContext() {}

    /** The opening of a leg's session; {@code file} reads a file of the workspace, if it is there. */
    public static TurnBody.Context of(ClaimedLeg leg, Role role, Function<String, Optional<byte[]>> file) {
        Inputs inputs = new Inputs();
        String system = SystemText.of(leg, role);
        inputs.list("rules", "lockstep:rules/" + leg.phase().label(), Sha256.of(system));
        inputs.list("template", leg.template().path(), leg.template().sha256());
        STANDING_INSTRUCTIONS.stream()
                .filter(path -> file.apply(path).isPresent())
                .findFirst()
                .ifPresent(path -> document(inputs, "standing instructions", path, file));
        LivingDocuments.ALL.forEach(path -> document(inputs, "document", path, file));
        request(inputs, leg);
        answers(inputs, leg);
        findings(inputs, leg);
        if (leg.history() != null) {
            inputs.give("history", "lockstep:history", leg.history());
        }
        if (leg.task() != null) {
            inputs.give("task", "lockstep:task/" + leg.task().id(), task(leg.task()));
        }
        inputs.give("limits", "lockstep:limits", SessionLine.limits(leg));
        String user = inputs.text() + SessionLine.of(leg);
        return new TurnBody.Context(system, user, inputs.manifest());
    }

    private static void document(Inputs inputs, String name, String path, Function<String, Optional<byte[]>> file) {
        file.apply(path).ifPresent(bytes -> inputs.give(name, path, bytes));
    }

    private static void request(Inputs inputs, ClaimedLeg leg) {
        ClaimedLeg.Request request = leg.request();
        StringBuilder numbered = new StringBuilder("Title: ").append(request.title());
        int number = 1;
        for (String line : request.text().lines().toList()) {
            numbered.append("\nR:").append(number++).append(' ').append(line);
        }
        inputs.give("request", "lockstep:request", numbered.toString());
        request.attachments()
                .forEach(attachment ->
                        inputs.give("attachment", "lockstep:attachment/" + attachment.name(), attachment.text()));
    }

    private static void answers(Inputs inputs, ClaimedLeg leg) {
        if (leg.answers().isEmpty()) {
            return;
        }
        String lines = String.join(
                "\n",
                leg.answers().stream()
                        .map(answer -> "%s:%s %s → %s (%s)"
                                .formatted(
                                        answer.assumptionAccepted() ? "H" : "A",
                                        answer.id(),
                                        answer.question(),
                                        answer.answer(),
                                        answer.by()))
                        .toList());
        inputs.give("answers", "lockstep:answers", lines);
    }

    private static void findings(Inputs inputs, ClaimedLeg leg) {
        List<String> open = leg.findings().stream()
                .filter(finding -> finding.state() == Finding.State.OPEN)
                .map(OpeningContext::line)
                .toList();
        if (!open.isEmpty()) {
            inputs.give("findings", "lockstep:findings", String.join("\n", open));
        }
    }

    private static String line(Finding finding) {
        String place = finding.file() == null
                ? ""
                : " at " + finding.file() + (finding.line() == null ? "" : ":" + finding.line());
        String criterion = finding.criterion() == null ? "" : " against " + finding.criterion();
        return "%s %s%s%s, found in %s: %s Evidence: %s"
                .formatted(
                        finding.id(),
                        finding.severity().label(),
                        place,
                        criterion,
                        finding.foundIn().label(),
                        finding.claim(),
                        finding.evidence());
    }

    private static String task(Task task) {
        return """
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
    }

    private static String orNone(@Nullable String text) {
        return text == null ? "none" : text;
    }
}
