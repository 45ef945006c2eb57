package dev.lockstep.tracker.templates;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.workflow.CycleBudget;
import dev.lockstep.contracts.workflow.Workflow;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the reference shows is what the parsers accept. */
class TemplateReferenceTest {
    private static final String REFERENCE = new String(BuiltInTemplates.bundled("reference/templates.md"), UTF_8);

    @Test
    void the_sample_template_is_valid() {
        SessionTemplate template = SessionTemplates.parse("sessions/testing.md", sample("markdown", 0));

        assertThat(template.spec().dimensions()).hasSize(2);
    }

    @Test
    void the_sample_settings_are_valid() {
        ProjectSettings settings = ProjectSettings.parse(sample("yaml", 1));

        assertThat(settings.checkpoints()).containsOnlyKeys("architecture-checkpoint", "testing-checkpoint");
        assertThat(settings.maxReworkRounds()).contains(Workflow.MAX_REWORK_ROUNDS);
        assertThat(settings.budget()).isEqualTo(CycleBudget.DEFAULT);
    }

    private static byte[] sample(String language, int index) {
        Pattern fence = Pattern.compile("```" + language + "\\n(.*?)```", Pattern.DOTALL);
        List<String> samples = fence.matcher(REFERENCE)
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        return samples.get(index).getBytes(UTF_8);
    }
}
