package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.lockstep.contracts.Json;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.legs.Submission.Settled;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.Criterion;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.tracker.domain.command.Command.SubmitWork;
import dev.lockstep.tracker.domain.command.SubmittedWork;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.templates.BuiltInTemplates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The specification of the demo rests on what people answered, and on nothing that its session wrote itself. */
class DemoSpecificationTest {
    private static final Path SCRIPT = Path.of("..", "examples", "ledger", "script", "01-product-specification.yaml");
    private static final TemplateSpec TEMPLATE = new BuiltInTemplates()
            .at("sessions/product-specification.md")
            .orElseThrow()
            .spec();

    @Test
    void beforeItsQuestionsAreAnsweredItIsRefused() throws IOException {
        Submission submission = submission();

        Rejection refusal =
                specification().refusalOf(cycle -> submit(cycle, submission, DemoSpecificationTest::isAnAnswer));

        assertThat(refusal.problems().getFirst()).contains("settled 0.550");
        assertThat(refusal.problems())
                .filteredOn(problem -> problem.contains("nobody has answered it"))
                .extracting(problem -> problem.substring(0, problem.indexOf(" is not settled")))
                .containsExactly("Dimension 'behaviour'", "Dimension 'failure'", "Dimension 'terms'");
    }

    @Test
    void onceTheyAreAnsweredItIsAccepted() throws IOException {
        Submission submission = submission();
        DrivenCycle driven = specification();

        driven.does(cycle -> submit(cycle, submission, _ -> false));

        assertThat(driven.state().stage()).isInstanceOf(Stage.Advancing.class);
    }

    @Test
    void itsOwnDocumentAloneSettlesNothing() throws IOException {
        Submission scripted = submission();
        List<Settled> own = scripted.dimensions().stream()
                .map(settled -> new Settled(settled.id(), List.of("D:docs/product-spec.md#Criteria")))
                .toList();
        Submission hollow =
                new Submission(scripted.summary(), 1, own, scripted.checklist(), List.of(), List.of(), null, null);

        Rejection refusal = specification().refusalOf(cycle -> submit(cycle, hollow, _ -> false));

        assertThat(refusal.problems().getFirst()).contains("settled 0.000");
    }

    private static DrivenCycle specification() {
        return DrivenCycle.begun().toWorkIn(PhaseName.PRODUCT_SPECIFICATION);
    }

    private static boolean isAnAnswer(String pointer) {
        return pointer.startsWith("A:") || pointer.startsWith("H:");
    }

    /** The first submission of the script. */
    private static Submission submission() throws IOException {
        for (JsonNode call : new YAMLMapper()
                .readTree(SCRIPT.toFile()).findValues("calls").stream()
                        .flatMap(calls -> Stream.of(Json.mapper().convertValue(calls, JsonNode[].class)))
                        .toList()) {
            if (call.path("tool").asText().equals("submit")) {
                return Json.mapper().convertValue(call.path("args"), Submission.class);
            }
        }
        throw new IllegalStateException(SCRIPT + " submits nothing");
    }

    private static SubmitWork submit(Cycle cycle, Submission submission, Predicate<String> open) {
        Map<String, String> unresolved = submission.dimensions().stream()
                .flatMap(settled -> settled.pointers().stream())
                .filter(open)
                .distinct()
                .collect(Collectors.toMap(pointer -> pointer, _ -> "leads nowhere: nobody has answered it"));
        SubmittedWork work = new SubmittedWork(
                "commit-1",
                Draft.TREE,
                TEMPLATE,
                List.of(),
                List.of("docs/product-spec.md"),
                List.of(),
                Set.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                unresolved,
                Map.of(),
                List.of(),
                Optional.of(List.of(new Criterion("AC1", "When asked, it shall answer", "R:1", "test"))),
                Optional.empty());
        return new SubmitWork(Moves.end(cycle), submission, work);
    }
}
