package dev.lockstep.agent.roles;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.model.chat.request.json.JsonEnumSchema;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.lockstep.contracts.legs.Submission;
import dev.lockstep.contracts.workflow.PhaseName;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FormSchemaTest {
    @Test
    void a_review_must_give_verdicts_findings_and_the_checklist() {
        assertThat(FormSchema.of(ReviewVerdicts.class).required())
                .containsExactlyInAnyOrder("summary", "confidence", "verdicts", "findings", "checklist");
    }

    @Test
    void a_task_must_give_dimensions_the_checklist_and_deviations() {
        assertThat(FormSchema.of(BuiltTask.class).required())
                .containsExactlyInAnyOrder("summary", "confidence", "dimensions", "checklist", "deviations");
    }

    @Test
    void a_task_says_why_it_is_not_green_only_where_it_is_not() {
        JsonObjectSchema schema = FormSchema.of(BuiltTask.class);

        assertThat(schema.required()).doesNotContain("whyNotGreen");
        assertThat(requireNonNull(schema.properties().get("whyNotGreen")).description())
                .contains("Only if the tests can't pass");
    }

    @Test
    void a_nullable_component_may_be_left_out_and_still_has_a_description() {
        JsonObjectSchema schema = FormSchema.of(AuthoredDocument.class);

        assertThat(schema.required()).doesNotContain("deviations");
        assertThat(requireNonNull(schema.properties().get("deviations")).description())
                .contains("Where you left");
    }

    @Test
    void choices_have_the_labels_of_the_wire() {
        JsonObjectSchema verdict = FormSchema.of(Submission.Verdict.class);

        JsonEnumSchema outcome =
                (JsonEnumSchema) requireNonNull(verdict.properties().get("verdict"));
        assertThat(outcome.enumValues()).isEqualTo(List.of("pass", "fail", "uncertain"));
    }

    @Test
    void a_field_of_an_unknown_kind_is_a_mistake_of_ours() {
        record Odd(Map<String, String> map) {}

        assertThatThrownBy(() -> FormSchema.of(Odd.class)).hasMessageContaining("java.util.Map");
    }

    @Test
    void two_roles_for_one_phase_stop_the_start() {
        Role role = new Role() {
            @Override
            public PhaseName phase() {
                return PhaseName.TESTING;
            }

            @Override
            public Class<? extends SubmissionForm> submission() {
                return ReviewVerdicts.class;
            }

            @Override
            public String instructions() {
                return "";
            }
        };

        assertThatThrownBy(() -> new HostedRoles(List.of(role, role))).hasMessageContaining("testing");
    }
}
