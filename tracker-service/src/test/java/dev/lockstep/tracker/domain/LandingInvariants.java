package dev.lockstep.tracker.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.contracts.events.CycleEvent;
import dev.lockstep.contracts.events.Licence;
import dev.lockstep.contracts.workflow.PlannedPath;
import dev.lockstep.contracts.workflow.Task;
import dev.lockstep.tracker.domain.state.Session;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What must hold of work on its way to the branch, however many sessions are at it. */
final class LandingInvariants {
    private final Map<String, String> bases = new HashMap<>();
    private final Map<String, String> submittedOn = new HashMap<>();
    private String tip = "";

    private LandingInvariants() {}

    static void check(DrivenCycle driven) {
        LandingInvariants invariants = new LandingInvariants();
        driven.log().forEach(invariants::read);
        assertThat(invariants.tip).isEqualTo(driven.state().tip());
        sideBySide(driven.state());
    }

    /** No commit lands but one that was submitted as it is, by a session that began where the branch ended. */
    private void read(CycleEvent event) {
        if (event instanceof CycleEvent.CycleRequested e) {
            tip = e.baseCommit();
        } else if (event instanceof CycleEvent.SessionOpened e) {
            assertThat(e.startCommit()).as("start of %s", e.session()).isEqualTo(tip);
            bases.put(e.session(), tip);
        } else if (event instanceof CycleEvent.LegDispatched e && e.licence().kind() == Licence.Kind.FEEDBACK) {
            bases.put(e.session(), tip);
        } else if (event instanceof CycleEvent.WorkRebased e) {
            assertThat(e.onto()).isEqualTo(tip);
            bases.put(e.session(), tip);
        } else if (event instanceof CycleEvent.LegSubmitted e) {
            submittedOn.put(e.commit(), bases.get(e.session()));
        } else if (event instanceof CycleEvent.BranchAdvanced e) {
            assertThat(e.from()).isEqualTo(tip);
            assertThat(submittedOn.get(e.to())).as("where %s began", e.to()).isEqualTo(tip);
            tip = e.to();
        } else if (event instanceof CycleEvent.BranchUpdated e) {
            tip = e.to();
        } else if (event instanceof CycleEvent.CycleMerged e) {
            tip = e.to();
        }
    }

    private static void sideBySide(Cycle cycle) {
        List<Session> running = cycle.running();
        assertThat(running).hasSizeLessThanOrEqualTo(cycle.charter().workflow().tasksAtOnce());
        Set<String> landed = cycle.current().stream()
                .filter(session -> session.ground().landed())
                .map(Session::taskId)
                .collect(Collectors.toSet());
        List<Task> tasks =
                running.stream().map(Session::task).flatMap(Optional::stream).toList();
        for (Task task : tasks) {
            assertThat(landed).as("what %s needs", task.id()).containsAll(task.needs());
            assertThat(tasks)
                    .filteredOn(other -> !other.id().equals(task.id()))
                    .as("beside %s", task.id())
                    .allSatisfy(other -> assertThat(meet(task, other)).isFalse());
        }
    }

    private static boolean meet(Task one, Task other) {
        return one.files().isEmpty()
                || other.files().isEmpty()
                || one.files().stream().anyMatch(path -> other.files().stream()
                        .anyMatch(there -> new PlannedPath(path).mayMeet(new PlannedPath(there))));
    }
}
