package dev.lockstep.tracker.feeds;

import dev.lockstep.contracts.events.EventTypes;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which events someone wants: all, or those of a project, of a cycle, of some types. No types means all types. */
public record EventFilter(Optional<String> project, Optional<UUID> cycle, Set<String> types) {
    /** Every event. */
    public static final EventFilter ALL = new EventFilter(Optional.empty(), Optional.empty(), Set.of());

    private static final String PREFIX = "dev.lockstep.";
    private static final String VERSION = ".v1";

    /**
     * The types that are named, in full or as in {@code stop-opened}, each by itself or several with commas between.
     *
     * @throws UnknownTypeException when one is not known
     */
    static Set<String> types(Collection<String> named) {
        return named.stream()
                .flatMap(names -> Arrays.stream(names.split(",")))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .map(EventFilter::known)
                .collect(Collectors.toUnmodifiableSet());
    }

    boolean wants(LoggedEvent event) {
        return project.map(event.project()::equals).orElse(true)
                && cycle.map(event.cycle()::equals).orElse(true)
                && (types.isEmpty() || types.contains(event.type()));
    }

    private static String known(String name) {
        String type = name.startsWith(PREFIX) ? name : PREFIX + name + VERSION;
        if (!EventTypes.all().contains(type)) {
            throw new UnknownTypeException(name);
        }
        return type;
    }

    /** Someone asked for events of a type that there is none of. */
    static final class UnknownTypeException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        UnknownTypeException(String name) {
            super("There is no event type '" + name + "'; known are " + shortNames());
        }

        private static List<String> shortNames() {
            return EventTypes.all().stream()
                    .map(type -> type.substring(PREFIX.length(), type.length() - VERSION.length()))
                    .toList();
        }
    }
}
