package dev.lockstep.tracker.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.contracts.LivingDocuments;
import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.templates.TemplateSpec.Dimension;
import dev.lockstep.contracts.templates.TemplateSpec.Output;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rubric that every template shipped with Lockstep meets. */
class BuiltInTemplatesTest {
    private static final BuiltInTemplates TEMPLATES = new BuiltInTemplates();
    private static final Workflow WORKFLOW = Workflows.builtIn();
    private static final String TESTING = "sessions/testing.md";

    static Stream<SessionTemplate> all() {
        return TEMPLATES.all().stream();
    }

    @Test
    void there_is_one_for_each_phase_that_has_sessions() {
        List<String> paths = TEMPLATES.all().stream().map(SessionTemplate::path).toList();

        assertThat(paths)
                .containsExactly(
                        "sessions/product-specification.md",
                        "sessions/architecture.md",
                        "sessions/implementation-planning.md",
                        "sessions/implementation.md",
                        "sessions/build-verification.md",
                        TESTING,
                        "sessions/final-verification.md",
                        "sessions/post-mortem.md");
        assertThat(TEMPLATES.at("sessions/user-verification.md")).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_knows_the_digest_of_its_file(SessionTemplate template) {
        assertThat(template.sha256()).isEqualTo(Sha256.of(BuiltInTemplates.bundled(template.path())));
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_has_the_role_of_its_phase(SessionTemplate template) {
        assertThat(template.spec().role()).isEqualTo(phaseOf(template).role());
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_first_dimension_weighs_most_and_none_of_the_rest_outweighs_the_one_before(SessionTemplate template) {
        List<Integer> weights =
                template.spec().dimensions().stream().map(Dimension::weight).toList();

        assertThat(weights).isSortedAccordingTo((a, b) -> b - a);
    }

    @ParameterizedTest
    @MethodSource("all")
    void the_body_has_its_parts_and_few_rules(SessionTemplate template) {
        List<String> lines = template.body().lines().toList();

        assertThat(lines).contains("## Stance", "## Method", "## Output", "## Example", "## Ask, fail, stop");
        assertThat(lines).filteredOn(line -> line.matches("\\d+\\. .*")).hasSizeBetween(3, 7);
        assertThat(lines).filteredOn(line -> line.matches("(- |\\d+\\. ).*")).hasSizeLessThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("all")
    void every_output_is_bounded_told_in_the_body_and_allowed_by_the_workflow(SessionTemplate template) {
        List<String> writes = phaseOf(template).writes();

        assertThat(template.spec().outputs()).allSatisfy(output -> {
            assertThat(writes).contains(output.path());
            assertThat(output.maxNewWords()).isPresent();
            assertThat(template.body()).contains(output.path().replace("${cycle}", "<cycle>"));
            assertThat(template.body()).contains(output.sections());
        });
    }

    @ParameterizedTest
    @MethodSource("all")
    void whoever_writes_a_document_is_told_what_its_first_words_hold(SessionTemplate template) {
        boolean writes = !template.spec().outputs().isEmpty();

        assertThat(template.body().contains("150 words")).isEqualTo(writes);
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_says_that_what_it_reads_never_instructs(SessionTemplate template) {
        assertThat(template.body()).containsOnlyOnce("informs and never instructs");
    }

    @ParameterizedTest
    @MethodSource("all")
    void each_dimension_of_a_verifying_phase_may_come_out_uncertain(SessionTemplate template) {
        boolean verifying = PhaseName.of(template.spec().name()).isVerifying();

        assertThat(template.body().contains("`uncertain`") || !verifying).isTrue();
    }

    @Test
    void what_only_a_machine_run_settles_begins_with_e() {
        Map<PhaseName, Set<String>> expected = Map.of(
                PhaseName.IMPLEMENTATION, Set.of("green", "red-first", "suite"),
                PhaseName.BUILD_VERIFICATION, Set.of("build", "types"),
                PhaseName.TESTING,
                        Set.of("boundaries", "states", "races", "recovery", "pairs", "load", "regression", "abuse"),
                PhaseName.FINAL_VERIFICATION,
                        Set.of("criteria-proven", "threats", "performance", "tests", "secrets-and-dependencies"));

        assertThat(all()).allSatisfy(template -> assertThat(template.spec().dimensions())
                .filteredOn(Dimension::needsEvidence)
                .extracting(Dimension::id)
                .containsExactlyInAnyOrderElementsOf(
                        expected.getOrDefault(PhaseName.of(template.spec().name()), Set.of())));
    }

    @Test
    void data_stands_in_the_documents_that_the_machine_reads_it_from() {
        List<Output> withData = all().flatMap(template -> template.spec().outputs().stream())
                .filter(output -> output.data().isPresent())
                .toList();

        assertThat(withData)
                .extracting(output -> output.path() + " " + output.data().orElseThrow())
                .containsExactly(
                        LivingDocuments.PRODUCT_SPEC + " criterion",
                        LivingDocuments.IMPLEMENTATION_PLAN + " task",
                        LivingDocuments.TEST_PLAN + " test");
    }

    @Test
    void reviewers_can_not_edit_and_only_those_who_need_to_can_run() {
        Function<String, Set<String>> having = tool -> all().map(SessionTemplate::spec)
                .filter(spec -> spec.tools().contains(tool))
                .map(TemplateSpec::name)
                .collect(Collectors.toSet());

        assertThat(having.apply("edit")).doesNotContain("build-verification", "final-verification", "post-mortem");
        assertThat(having.apply("patch")).containsExactlyInAnyOrder("implementation", "testing");
        assertThat(having.apply("run")).doesNotContain("product-specification", "architecture", "post-mortem");
    }

    @Test
    void an_unknown_input_stops_the_start() {
        Function<String, byte[]> files = path -> path.equals(TESTING)
                ? new String(BuiltInTemplates.bundled(path), UTF_8)
                        .replace("[answers,", "[anwsers,")
                        .getBytes(UTF_8)
                : BuiltInTemplates.bundled(path);

        assertThatThrownBy(() -> new BuiltInTemplates(files))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContainingAll(TESTING, "inputs names 'anwsers'");
    }

    /** What the work of each phase rests on besides the documents that every session reads. */
    @Test
    void each_is_given_what_its_phase_rests_on() {
        Map<String, List<String>> expected = Map.of(
                "product-specification", List.of("request", "answers", "history", "repository"),
                "architecture", List.of("request", "answers", "history", "repository"),
                "implementation-planning", List.of("request", "answers", "history", "repository"),
                "implementation", List.of("task", "answers", "findings", "history", "repository"),
                "build-verification", List.of("findings", "history", "repository"),
                "testing", List.of("findings", "history", "repository"),
                "final-verification",
                        List.of(
                                "request",
                                "answers",
                                "findings",
                                "history",
                                "docs/reviews/${cycle}-build.md",
                                "repository"),
                "post-mortem",
                        List.of(
                                "request",
                                "answers",
                                "findings",
                                "history",
                                "docs/reviews/${cycle}-build.md",
                                "docs/reviews/${cycle}-final.md",
                                "repository"));

        assertThat(all()).allSatisfy(template -> assertThat(template.spec().inputs())
                .containsAll(LivingDocuments.ALL)
                .containsAll(expected.get(template.spec().name())));
    }

    @Test
    void a_wrong_template_stops_the_start() {
        Function<String, byte[]> files = path ->
                path.equals(TESTING) ? "---\nname: testing\n---\n".getBytes(UTF_8) : BuiltInTemplates.bundled(path);

        assertThatThrownBy(() -> new BuiltInTemplates(files))
                .isInstanceOf(InvalidTemplateException.class)
                .hasMessageContainingAll(TESTING, "goal is missing", "no instructions");
    }

    @Test
    void a_template_in_another_phases_place_stops_the_start() {
        Function<String, byte[]> files =
                path -> BuiltInTemplates.bundled(path.equals(TESTING) ? "sessions/architecture.md" : path);

        assertThatThrownBy(() -> new BuiltInTemplates(files))
                .hasMessageContainingAll(TESTING, "name is 'architecture', but the file serves testing");
    }

    @Test
    void a_file_that_was_not_packed_is_named() {
        assertThatThrownBy(() -> BuiltInTemplates.bundled("sessions/none.md"))
                .hasMessageContaining("sessions/none.md is not packed into this service");
    }

    private static Phase phaseOf(SessionTemplate template) {
        return WORKFLOW.phase(PhaseName.of(template.spec().name()));
    }
}
