package dev.lockstep.tracker.cycles;

import dev.lockstep.contracts.workflow.Stop;
import dev.lockstep.tracker.domain.Cycle;
import dev.lockstep.tracker.domain.policy.DecisionPolicy;
import dev.lockstep.tracker.domain.policy.Roles;
import dev.lockstep.tracker.domain.state.LegState;
import dev.lockstep.tracker.domain.state.Session;
import dev.lockstep.tracker.domain.state.Stage;
import dev.lockstep.tracker.store.InboxRow;
import dev.lockstep.tracker.store.InboxRows;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** What waits for people, as rows: what they list is what is counted. */
@ApplicationScoped
class Inbox {
    private static final String GIT = "git";

    private final InboxRows rows;

    Inbox(InboxRows rows) {
        this.rows = rows;
    }

    private record Item(String kind, String name, String session, Set<String> roles, Set<String> barred, String why) {}

    /** As {@link #update(Cycle, Instant)}; does nothing when the same waits as before. */
    void update(Cycle before, Cycle after, Instant now) {
        if (!items(before).equals(items(after)) || !gitStep(before).equals(gitStep(after))) {
            update(after, now);
        }
    }

    /** Makes the rows those of the cycle's state. What waited before keeps its time; a problem stays with its Git work. */
    void update(Cycle cycle, Instant now) {
        List<Item> wanted = items(cycle);
        List<InboxRow> present = rows.list("cycleId", cycle.id());
        for (InboxRow row : present) {
            if (wanted.stream().noneMatch(item -> matches(row, item)) && !isOfGitWork(row, cycle)) {
                rows.delete(row);
            }
        }
        for (Item item : wanted) {
            Optional<InboxRow> known =
                    present.stream().filter(row -> matches(row, item)).findFirst();
            if (known.isPresent()) {
                known.get().barred = lines(item.barred());
            } else {
                rows.persist(row(cycle, item, now));
            }
        }
    }

    /** Makes the reason the one that is shown. The item keeps the time of the first try that failed. */
    void gitProblem(Cycle cycle, Stage.GitWork work, String reason, Instant now) {
        Item item = new Item(GIT, step(work), "", Roles.PROJECT_KEEPERS, Set.of(), reason);
        InboxRow known = rows.findById(new InboxRow.Key(cycle.id(), GIT, item.name()));
        if (known == null) {
            rows.persist(row(cycle, item, now));
        } else {
            known.why = row(cycle, item, now).why;
        }
    }

    Optional<String> gitProblem(UUID cycle) {
        return rows.find("cycleId = ?1 and kind = ?2", cycle, GIT)
                .firstResultOptional()
                .map(row -> row.why);
    }

    private static boolean isOfGitWork(InboxRow row, Cycle cycle) {
        return row.kind.equals(GIT) && gitStep(cycle).filter(row.name::equals).isPresent();
    }

    private static Optional<String> gitStep(Cycle cycle) {
        return cycle.stage() instanceof Stage.GitWork work ? Optional.of(step(work)) : Optional.empty();
    }

    private static String step(Stage.GitWork work) {
        return switch (work) {
            case Stage.Advancing _ -> "advance";
            case Stage.Rebasing _ -> "rebase";
            case Stage.Updating _ -> "update";
            case Stage.Preparing _ -> "prepare";
            case Stage.Merging _ -> "merge";
            case Stage.Closing _ -> "close";
        };
    }

    private static List<Item> items(Cycle cycle) {
        List<Item> items = new ArrayList<>();
        if (cycle.stage() instanceof Stage.AtStop at) {
            Stop stop = cycle.stopOf(at.phase());
            String kind = stop.hard() ? "gate" : "checkpoint";
            items.add(new Item(
                    kind, at.stop(), "", stop.roles(), DecisionPolicy.barred(cycle, at), "Decide on " + at.digest()));
        }
        if (!cycle.isEnded()) {
            for (Session session : cycle.current()) {
                items.addAll(ofSession(cycle, session));
            }
        }
        return items;
    }

    private static List<Item> ofSession(Cycle cycle, Session session) {
        return switch (session.state()) {
            case LegState.Asking _ ->
                cycle.openQuestions().stream()
                        .filter(question -> question.session().equals(session.id()))
                        .map(question -> new Item(
                                "question",
                                question.id(),
                                session.id(),
                                Roles.PARTICIPANTS,
                                Set.of(),
                                question.question().text()))
                        .toList();
            case LegState.Failed failed ->
                List.of(new Item("failed", session.id(), session.id(), Roles.PARTICIPANTS, Set.of(), failed.reason()));
            case LegState.Paused paused ->
                List.of(new Item("paused", session.id(), session.id(), Roles.PARTICIPANTS, Set.of(), paused.reason()));
            case LegState.Open _, LegState.Submitted _ -> List.of();
        };
    }

    private static boolean matches(InboxRow row, Item item) {
        return row.kind.equals(item.kind()) && row.name.equals(item.name()) && row.why.equals(item.why());
    }

    private static InboxRow row(Cycle cycle, Item item, Instant now) {
        InboxRow row = new InboxRow();
        row.cycleId = cycle.id();
        row.kind = item.kind();
        row.name = item.name();
        row.session = item.session().isEmpty() ? null : item.session();
        row.roles = String.join(",", new TreeSet<>(item.roles()));
        row.barred = lines(item.barred());
        row.why = item.why().replace("\0", "\\0");
        row.since = now;
        return row;
    }

    private static String lines(Set<String> people) {
        return String.join("\n", new TreeSet<>(people));
    }
}
