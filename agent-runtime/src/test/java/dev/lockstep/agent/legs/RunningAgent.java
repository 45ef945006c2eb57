package dev.lockstep.agent.legs;

import dev.lockstep.agent.SampleLeg;
import dev.lockstep.agent.commands.CommandRunner;
import dev.lockstep.agent.roles.AuthoredDocument;
import dev.lockstep.agent.roles.HostedRoles;
import dev.lockstep.agent.roles.Role;
import dev.lockstep.agent.roles.SubmissionForm;
import dev.lockstep.agent.tools.ReadTool;
import dev.lockstep.agent.tools.RunTool;
import dev.lockstep.agent.tools.WriteTool;
import dev.lockstep.agent.workspace.SampleRemote;
import dev.lockstep.agent.workspace.Workspaces;
import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.contracts.workflow.PhaseName;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.jgit.api.errors.GitAPIException;

/** An agent's workers as they run, with real Git and HTTP; only the tracker, the model and the broker are played. */
final class RunningAgent implements AutoCloseable {
    static final String SERVICE = "architect-agent";

    /** What comes of each command. */
    static final CommandRunner.Result OUTPUT = new CommandRunner.Result(0, false, "Grüße\n".repeat(2_000), false, 5);

    private static final CommandRunner.Limits LIMITS =
            new CommandRunner.Limits(Duration.ofMinutes(1), 1 << 30, 1 << 30, 9, 9);

    final SampleLeg sample = new SampleLeg();
    final ScriptedModel model = new ScriptedModel();
    final RecordedFacts facts = new RecordedFacts();

    private CommandRunner runner = request -> OUTPUT;

    /** How many attempts came to an end, whichever. */
    final AtomicInteger ended = new AtomicInteger();

    final SampleRemote remote;
    final FakeTracker tracker;
    final LegWorkers workers;

    RunningAgent(Path folder) throws IOException, GitAPIException {
        remote = new SampleRemote(folder, Map.of("src/A.java", "class A {}\n"));
        sample.url = remote.url();
        sample.startCommit = remote.first();
        tracker = FakeTracker.start(sample);
        SessionWork work = new SessionWork(
                SERVICE,
                new HostedRoles(List.of(new Analyst())),
                model,
                List.of(new ReadTool(), new WriteTool(), new RunTool(request -> runner.run(request), LIMITS)),
                new Workspaces(folder.resolve("data"), Optional.empty(), Clock.systemUTC()));
        TrackerClient client = new TrackerClient(tracker.uri(), FakeTracker.AGENT_TOKEN, new TrackerContact());
        workers = new LegWorkers(SERVICE, "worker-1", 2, client, counted(work), facts, System::nanoTime);
    }

    /** Has commands run so in the place of always ending with {@link #OUTPUT}. */
    void runs(CommandRunner other) {
        runner = other;
    }

    private LegWork counted(LegWork work) {
        return (leg, log, stop) -> {
            try {
                return work.work(leg, log, stop);
            } finally {
                ended.incrementAndGet();
            }
        };
    }

    /** The kinds of the recorded turns. */
    List<String> kinds() {
        return tracker.bodies().stream()
                .map(body -> body.getClass().getSimpleName())
                .toList();
    }

    /** A turn as an earlier attempt recorded it. */
    static Turn turn(int index, TurnBody body) {
        return new Turn(index, SampleLeg.LEG, 1, "d" + index, body);
    }

    @Override
    public void close() {
        workers.close();
        tracker.close();
        remote.close();
    }

    private static final class Analyst implements Role {
        @Override
        public PhaseName phase() {
            return PhaseName.PRODUCT_SPECIFICATION;
        }

        @Override
        public Class<? extends SubmissionForm> submission() {
            return AuthoredDocument.class;
        }

        @Override
        public String instructions() {
            return "Amend the spec.";
        }
    }
}
