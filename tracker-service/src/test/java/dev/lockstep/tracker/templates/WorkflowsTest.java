package dev.lockstep.tracker.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.contracts.workflow.Phase;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WorkflowsTest {
    private static final String DEFAULT = new String(BuiltInTemplates.bundled("workflow/default.yaml"), UTF_8);

    @Test
    void the_built_in_workflow_has_the_nine_phases_with_their_stops() {
        Workflow workflow = Workflows.builtIn();

        assertThat(workflow.solo()).isFalse();
        assertThat(workflow.version()).isEqualTo(Sha256.of(DEFAULT));
        assertThat(workflow.phases())
                .extracting(
                        Phase::name,
                        Phase::service,
                        phase -> phase.stop().name(),
                        phase -> phase.stop().hard(),
                        phase -> phase.stop().fourEyes())
                .containsExactly(
                        tuple(PhaseName.PRODUCT_SPECIFICATION, "architect-agent", "spec-approval", true, false),
                        tuple(PhaseName.ARCHITECTURE, "architect-agent", "architecture-checkpoint", false, false),
                        tuple(
                                PhaseName.IMPLEMENTATION_PLANNING,
                                "architect-agent",
                                "implementation-approval",
                                true,
                                true),
                        tuple(PhaseName.IMPLEMENTATION, "engineer-agent", "implementation-checkpoint", false, false),
                        tuple(
                                PhaseName.BUILD_VERIFICATION,
                                "reviewer-agent",
                                "build-verification-checkpoint",
                                false,
                                false),
                        tuple(PhaseName.TESTING, "qa-agent", "testing-checkpoint", false, false),
                        tuple(PhaseName.USER_VERIFICATION, "", "user-verification", true, false),
                        tuple(PhaseName.FINAL_VERIFICATION, "reviewer-agent", "deployment-approval", true, true),
                        tuple(PhaseName.POST_MORTEM, "reviewer-agent", "post-mortem-checkpoint", false, false));
        assertThat(workflow.phases()).noneMatch(phase -> phase.stop().isAuto());
        assertThat(workflow.phase(PhaseName.USER_VERIFICATION).stop().roles())
                .isEqualTo(Set.of("requester", "product-owner"));
    }

    @Test
    void a_project_may_change_roles_approvals_and_a_checkpoint() {
        String text = DEFAULT.replace("name: default", "name: bank")
                .replace("roles: [operator], approvals: 1", "roles: [operator, risk], approvals: 2")
                .replace("{name: testing-checkpoint,", "{name: testing-checkpoint, auto: true, on_blockers: return,")
                .concat("rework: {max_rounds: 1}\n");

        Workflow workflow = Workflows.parse(text.getBytes(UTF_8));

        assertThat(workflow.name()).isEqualTo("bank");
        assertThat(workflow.phase(PhaseName.FINAL_VERIFICATION).stop().approvals())
                .isEqualTo(2);
        assertThat(workflow.phase(PhaseName.FINAL_VERIFICATION).stop().roles()).containsExactly("operator", "risk");
        assertThat(workflow.phase(PhaseName.TESTING).stop().auto()).isEqualTo("the project's workflow");
        assertThat(workflow.phase(PhaseName.TESTING).stop().onBlockers()).isEqualTo("the project's workflow");
        assertThat(workflow.reworkBound()).isEqualTo(1);
    }

    @Test
    void the_built_in_one_returns_nothing_by_itself_and_has_the_default_bound() {
        Workflow workflow = Workflows.builtIn();

        assertThat(workflow.phases()).allMatch(phase -> phase.stop().onBlockers() == null);
        assertThat(workflow.reworkBound()).isEqualTo(Workflow.MAX_REWORK_ROUNDS);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    a gate renamed | name: deployment-approval | name: ship-it | phase final-verification stops at 'ship-it' instead of 'deployment-approval'; stops can't be moved, renamed or left out, so name it deployment-approval
                    a gate made soft | {name: user-verification, hard: true | {name: user-verification, hard: false | phase user-verification ends at a gate, and gates are hard; set hard to true
                    a gate that passes by itself | {name: spec-approval, | {name: spec-approval, auto: true, | phase product-specification ends at a gate, and no gate passes by itself; remove auto
                    a gate that returns work by itself | {name: deployment-approval, | {name: deployment-approval, on_blockers: return, | phase final-verification has on_blockers, which is for implementation-checkpoint, build-verification-checkpoint, testing-checkpoint alone; remove it, and people decide
                    a checkpoint with nothing to return to | {name: architecture-checkpoint, | {name: architecture-checkpoint, on_blockers: return, | phase architecture has on_blockers, which is for implementation-checkpoint, build-verification-checkpoint, testing-checkpoint alone; remove it, and people decide
                    a gate without approvals | [product-owner], approvals: 1 | [product-owner], approvals: 0 | phases[0].stop.approvals must be a whole number of at least 1
                    a gate that nobody may decide | roles: [operator] | roles: [] | phases[7].stop.roles is empty; name at least one
                    a checkpoint made hard | {name: testing-checkpoint, hard: false | {name: testing-checkpoint, hard: true | phase testing ends at a checkpoint, and only the four gates are hard; set hard to false
                    a service that does not exist | service: qa-agent | service: qa | phase testing names the service 'qa'; use one of architect-agent, engineer-agent, reviewer-agent, qa-agent
                    a phase that works forward | returns_to: architecture | returns_to: testing | phase implementation-planning returns to testing, which comes later; name it or an earlier phase
                    work sent back to a person's phase | returns_to: post-mortem | returns_to: user-verification | phase post-mortem returns to user-verification, where nothing can be reworked; name an earlier phase
                    code written before it is approved | docs/adr/] | '*'] | phase architecture may not write code ('*'); only implementation and testing do
                    a reviewer writing outside docs | docs/reviews/${cycle}-final.md | build.sh | phase final-verification writes 'build.sh'; outside implementation and testing keep to paths under docs/
                    a post-mortem that changes what was approved | docs/post-mortems/${cycle}.md | docs/architecture.md | phase post-mortem writes 'docs/architecture.md'; it is merged after the last gate, so keep it to paths under docs/post-mortems/
                    a path that leaves the repository | docs/adr/] | docs/../] | phase architecture writes 'docs/../'; give a file, a folder ending in '/', or '*'
                    a template that is no Markdown file | template: sessions/testing.md | template: sessions/testing | phase testing names the template 'sessions/testing'; give the path of a .md file in the repository
                    a phase of neither agent nor person | template: sessions/testing.md | template: '' | phase testing has sessions; name a service and a template
""")
    void a_fault_is_named_with_its_place_and_repair(String title, String right, String wrong, String problem) {
        assertThat(DEFAULT).contains(right);

        assertThat(problemsOf(DEFAULT.replace(right, wrong))).containsExactly(problem);
    }

    @Test
    void a_gate_left_out_is_missed() {
        String text = DEFAULT.replaceFirst(" *stop: \\{name: spec-approval.*\\n", "");

        assertThat(problemsOf(text)).containsExactly("phases[0].stop is missing; give a mapping of fields to values");
    }

    @Test
    void an_unknown_field_is_refused() {
        assertThat(problemsOf(DEFAULT + "solo: true\n"))
                .containsExactly("solo is an unknown field; remove it, or use one of phases, name, rework");
    }

    @Test
    void a_missing_field_is_named() {
        assertThat(problemsOf(DEFAULT.replace("name: default\n", "")))
                .containsExactly("name is missing; give text; quote it if it looks like something else");
    }

    @Test
    void the_engineer_is_never_let_in_before_the_implementation_is_approved() {
        String text = DEFAULT.replaceFirst("service: architect-agent", "service: engineer-agent");

        assertThat(problemsOf(text))
                .containsExactly(
                        "phase product-specification can't be engineer-agent's: it works only after implementation-approval");
    }

    @Test
    void a_user_verification_by_an_agent_is_refused() {
        String text = DEFAULT.replace("service: \"\"", "service: qa-agent")
                .replace("template: \"\"", "template: sessions/testing.md");

        assertThat(problemsOf(text))
                .containsExactly("phase user-verification is a person's; set service and template to \"\"");
    }

    @Test
    void gates_that_trade_places_are_refused_at_both() {
        String text = DEFAULT.replace("name: spec-approval", "name: x")
                .replace("name: architecture-checkpoint", "name: spec-approval")
                .replace("name: x", "name: architecture-checkpoint");

        assertThat(problemsOf(text))
                .hasSize(2)
                .anyMatch(
                        problem -> problem.startsWith("phase product-specification stops at 'architecture-checkpoint'"))
                .anyMatch(problem -> problem.startsWith("phase architecture stops at 'spec-approval'"));
    }

    @Test
    void a_phase_left_out_is_refused() {
        String text = DEFAULT.replaceFirst("(?s)  - name: user-verification.*?(?=  - name: final)", "");

        assertThat(problemsOf(text))
                .singleElement()
                .asString()
                .startsWith("phases are [product-specification, architecture,")
                .contains("has all nine, in this order");
    }

    @Test
    void phases_out_of_order_are_refused() {
        String building = DEFAULT.substring(
                DEFAULT.indexOf("  - name: implementation\n"), DEFAULT.indexOf("  - name: build-verification"));
        String text = DEFAULT.replace(building, "").replace("phases:\n", "phases:\n" + building);

        assertThat(problemsOf(text))
                .singleElement()
                .asString()
                .startsWith("phases are [implementation, product-specification,");
    }

    @Test
    void an_unknown_phase_is_named() {
        assertThat(problemsOf(DEFAULT.replace("- name: architecture", "- name: design")))
                .hasSize(2)
                .anyMatch(problem -> problem.startsWith("phases[1].name is 'design', which is no phase; use one of "));
    }

    @Test
    void an_empty_file_is_refused() {
        assertThat(problemsOf(""))
                .containsExactly(
                        "phases is missing; give a list",
                        "name is missing; give text; quote it if it looks like something else");
    }

    private static List<String> problemsOf(String text) {
        InvalidWorkflowException refused =
                catchThrowableOfType(InvalidWorkflowException.class, () -> Workflows.parse(text.getBytes(UTF_8)));
        assertThat(refused).as("the workflow was accepted").isNotNull();
        return refused.problems();
    }
}
