package dev.lockstep.tracker.pages;

import dev.lockstep.tracker.api.InboxItems;
import dev.lockstep.tracker.api.InboxItems.Item;
import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.feeds.Changes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What waits, as things to do: the questions of one session are one of them. */
@ApplicationScoped
class Waits {
    private final InboxItems inbox;
    private final Changes changes;

    Waits(InboxItems inbox, Changes changes) {
        this.inbox = inbox;
        this.changes = changes;
    }

    /** What waits for a person, and what waits for others, each oldest first; as it was at that position of the log, or later. */
    record Split(List<Wait> mine, List<Wait> others, long position) {}

    Split of(Person person) {
        long position = changes.position();
        List<Wait> mine = new ArrayList<>();
        List<Wait> others = new ArrayList<>();
        for (List<Item> items : together(inbox.of(person))) {
            Item first = items.getFirst();
            if (first.mayAct()) {
                mine.add(wait(
                        items, isStop(first) ? "It takes " + either(first.roles()) + ": that is you." : first.why()));
            } else {
                others.add(wait(items, whyNot(first, person)));
            }
        }
        return new Split(List.copyOf(mine), List.copyOf(others), position);
    }

    private static List<List<Item>> together(List<Item> items) {
        Map<String, List<Item>> groups = new LinkedHashMap<>();
        for (Item item : items) {
            String what = item.kind().equals("question") ? String.valueOf(item.session()) : item.name();
            groups.computeIfAbsent(item.cycle() + " " + item.kind() + " " + what, _ -> new ArrayList<>())
                    .add(item);
        }
        return List.copyOf(groups.values());
    }

    private static Wait wait(List<Item> items, String why) {
        Item first = items.getFirst();
        String cycle = "/cycles/" + first.cycle();
        return switch (first.kind()) {
            case "gate", "checkpoint" -> {
                String stop = "Decide " + Words.name(first.name());
                yield one(first, stop, why, "Review", cycle + "/stops/" + first.name());
            }
            case "question" -> {
                String what = items.size() == 1 ? "Answer 1 question" : "Answer " + items.size() + " questions";
                yield one(first, what, why, "Answer", cycle + "/questions");
            }
            case "paused" -> one(first, "Raise the budget or cancel", why, "Decide", cycle + "#rest");
            case "failed" -> one(first, "Retry or cancel a failed session", why, "Inspect", cycle + "#rest");
            default -> one(first, "See to the repository", why, "Inspect", cycle);
        };
    }

    /** Its reason in the list is the digest, which its page shows. */
    private static boolean isStop(Item item) {
        return item.kind().equals("gate") || item.kind().equals("checkpoint");
    }

    private static Wait one(Item item, String headline, String why, String button, String path) {
        return new Wait(
                item.cycle(), item.project(), item.title(), item.kind(), headline, why, button, path, item.since());
    }

    private static String whyNot(Item item, Person person) {
        return item.barred().contains(person.name())
                ? "You requested it, or have approved it already; somebody else with the role " + either(item.roles())
                        + " can."
                : "It takes the role " + either(item.roles()) + ".";
    }

    private static String either(List<String> roles) {
        return String.join(" or ", roles);
    }
}
