package dev.lockstep.agent;

import dev.lockstep.contracts.legs.AnsweredQuestion;
import dev.lockstep.contracts.legs.Baseline;
import dev.lockstep.contracts.legs.ClaimedLeg;
import dev.lockstep.contracts.legs.Finding;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.templates.SessionTemplate;
import dev.lockstep.contracts.templates.TemplateSpec;
import dev.lockstep.contracts.workflow.Commands;
import dev.lockstep.contracts.workflow.PhaseName;
import dev.lockstep.contracts.workflow.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A claimed leg with what a test cares about set, and the rest plausible. */
public final class SampleLeg {
    public static final UUID CYCLE = UUID.fromString("01932c07-0000-7000-8000-000000000001");
    public static final String LEG = "s1.1";

    public PhaseName phase = PhaseName.PRODUCT_SPECIFICATION;
    public String leg = LEG;
    public int attempt = 1;
    public String project = "shop";
    public String url = "file:///nowhere";
    public String startCommit = "0".repeat(40);
    public @Nullable String workspaceCommit;
    public @Nullable String workspaceRef;
    public String requestText = "Add a total\nShow it in euros";
    public List<ClaimedLeg.Attachment> attachments = List.of();
    public @Nullable Task task;
    public List<AnsweredQuestion> answers = List.of();
    public List<Finding> findings = List.of();
    public @Nullable String history;
    public @Nullable Baseline baseline;
    public boolean baselineWanted;
    public Map<String, String> commands = Map.of("test", "./test");
    public List<String> inputs = List.of("request");
    public List<String> tools = List.of("read", "write", "run", "ask", "submit", "fail");
    public List<TurnBody> before = new ArrayList<>();
    public String beforeLeg = LEG;
    /** Turns as a tracker recorded them; they take the place of {@link #before}. */
    public List<Turn> recorded = List.of();

    public int questions = 5;
    public ClaimedLeg.Left left = new ClaimedLeg.Left(60, 1_000_000, 10_000_000, 3600);
    public int leaseSeconds = 30;
    public int deadlineSeconds = 600;

    public ClaimedLeg claimed() {
        return new ClaimedLeg(
                CYCLE,
                "s1",
                leg,
                attempt,
                attemptToken(attempt),
                phase,
                1,
                new ClaimedLeg.Repository(project, url, "main", new Commands(commands)),
                startCommit,
                workspaceCommit,
                workspaceRef,
                "refs/heads/lockstep-legs/%s-%s-%d".formatted(CYCLE, leg, attempt),
                startCommit,
                List.of("docs/product-spec.md"),
                new SessionTemplate(
                        "sessions/product-specification.md", "ab".repeat(32), spec(), "# Stance\nGuess nothing."),
                new ClaimedLeg.Request("A total", requestText, attachments),
                task,
                answers,
                findings,
                history,
                baseline,
                baselineWanted ? true : null,
                recorded.isEmpty() ? turns(before, beforeLeg) : recorded,
                left,
                false,
                leaseSeconds,
                deadlineSeconds);
    }

    public static String attemptToken(int attempt) {
        return "attempt-token-" + attempt;
    }

    private TemplateSpec spec() {
        return new TemplateSpec(
                "product-specification",
                1,
                "product analyst",
                "Two strangers would build the same",
                inputs,
                List.of(new TemplateSpec.Output(
                        "docs/product-spec.md",
                        List.of("Summary"),
                        Optional.of("criterion"),
                        Optional.of(900),
                        Optional.of(3),
                        Optional.of(15))),
                tools,
                List.of(
                        new TemplateSpec.Dimension("behaviour", 95, "R A D"),
                        new TemplateSpec.Dimension("terms", 5, "D")),
                List.of(new TemplateSpec.ChecklistItem("C1", "One trigger, one response", "D")),
                new TemplateSpec.Budget(60, questions, 1_000_000, Optional.empty(), Optional.empty()),
                List.of("two unrelated changes"));
    }

    /** Bodies as recorded turns of one leg. */
    public static List<Turn> turns(List<TurnBody> bodies, String leg) {
        List<Turn> turns = new ArrayList<>();
        for (TurnBody body : bodies) {
            turns.add(new Turn(turns.size(), leg, 1, "d" + turns.size(), body));
        }
        return turns;
    }
}
