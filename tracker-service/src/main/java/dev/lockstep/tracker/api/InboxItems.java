package dev.lockstep.tracker.api;

import dev.lockstep.tracker.domain.Person;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for people, oldest first, as one of them sees it. */
@ApplicationScoped
public class InboxItems {
    private static final int MOST = 500;

    private final EntityManager entities;

    InboxItems(EntityManager entities) {
        this.entities = entities;
    }

    /**
     * Something that waits.
     *
     * @param mayAct whether the person has one of the roles and, at a stop, is none of those who may not approve
     * @param barred the people who may not approve whatever their roles: they have, or four eyes want somebody else
     */
    public record Item(
            UUID cycle,
            String title,
            String project,
            String kind,
            String name,
            @Nullable String session,
            Instant since,
            boolean mayAct,
            List<String> roles,
            List<String> barred,
            String why) {}

    @Transactional
    public List<Item> of(Person person) {
        List<?> rows = entities.createNativeQuery("""
                        select i.cycle_id, c.title, c.project, i.kind, i.name, i.session, i.since, i.roles, i.barred, i.why
                        from inbox_item i join cycle c on c.id = i.cycle_id
                        order by i.since, i.cycle_id, i.name limit %d
                        """.formatted(MOST)).getResultList();
        return rows.stream().map(row -> item((Object[]) row, person)).toList();
    }

    private static Item item(Object[] row, Person person) {
        List<String> roles = List.of(((String) row[7]).split(",", -1));
        List<String> barred = ((String) row[8]).lines().toList();
        return new Item(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Instant) row[6],
                person.hasAny(Set.copyOf(roles)) && !barred.contains(person.name()),
                roles,
                barred,
                (String) row[9]);
    }
}
