package dev.lockstep.e2e;

import dev.lockstep.contracts.legs.Turn;
import dev.lockstep.contracts.legs.TurnBody;
import dev.lockstep.localstack.Part;
import java.util.List;
import java.util.Optional;

/** The kills of one cycle, in the order in which their moments come. */
final class Faults {
    private static final String TRACKER = "tracker-service";
    private static final String ENGINEER = "engineer-agent";

    private final LedgerCycle cycle;

    Faults(LedgerCycle cycle) {
        this.cycle = cycle;
    }

    List<Fault> inOrder() {
        return List.of(
                new Fault(
                        "the tracker, right after a decision",
                        () -> cycle.isDecided("architecture-checkpoint"),
                        () -> crash(cycle.stack().service(TRACKER))),
                new Fault(
                        "the engineer, while it runs a command",
                        () -> isRunningACommand("T1"),
                        () -> crash(cycle.stack().service(ENGINEER))),
                new Fault(
                        "the tracker, while an agent works",
                        () -> turns("T3").size() >= 4,
                        () -> crash(cycle.stack().service(TRACKER))),
                new Fault(
                        "the broker, while an agent works",
                        () -> cycle.modelCalls().stream()
                                .anyMatch(call -> call.phase().equals("build-verification")),
                        () -> crash(cycle.stack().kafka())));
    }

    private static void crash(Part part) {
        part.kill9();
        part.restart();
    }

    /** Whether the first call of the last reply that has no result yet runs a command. */
    private boolean isRunningACommand(String task) {
        List<Turn> turns = turns(task);
        int last = turns.size() - 1;
        while (last >= 0 && turns.get(last).body() instanceof TurnBody.ToolResult) {
            last--;
        }
        int results = turns.size() - 1 - last;
        return last >= 0
                && turns.get(last).body() instanceof TurnBody.ModelReply reply
                && reply.toolCalls().size() > results
                && reply.toolCalls().get(results).name().equals("run");
    }

    private List<Turn> turns(String task) {
        Optional<String> session = cycle.sessions().stream()
                .filter(known -> known.path("task").asText().equals(task))
                .map(known -> known.path("id").asText())
                .findFirst();
        return session.map(cycle::transcript).orElse(List.of());
    }
}
