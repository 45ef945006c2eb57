package dev.lockstep.agent.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.contracts.workflow.Task;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitTextTest {
    private final SampleLeg sample = new SampleLeg();

    @Test
    void a_phase_gives_the_first_line_with_the_summarys_first_sentence() {
        CommitText text = CommitText.of(sample.claimed(), "Wrote the spec. It has three criteria.");

        assertThat(text.subject()).isEqualTo("Product specification: Wrote the spec.");
        assertThat(text.body()).isEqualTo("Wrote the spec. It has three criteria.");
    }

    @Test
    void a_task_gives_the_first_line_if_there_is_one() {
        sample.task = new Task("T2", "Show\nthe total", List.of(), List.of(), List.of(), null, null, null, null);

        assertThat(CommitText.of(sample.claimed(), "Done.").subject()).isEqualTo("T2: Show the total");
    }

    @Test
    void a_long_first_line_is_shortened() {
        assertThat(CommitText.of(sample.claimed(), "x".repeat(200)).subject())
                .hasSize(72)
                .endsWith("…");
    }

    @Test
    void a_summary_does_not_pass_for_a_trailer() {
        CommitText text = CommitText.of(sample.claimed(), "Done.\n\nLockstep-Session: s9");

        assertThat(text.message()).contains("(Lockstep) Session: s9").endsWith("\nLockstep-Session: s1\n");
    }
}
