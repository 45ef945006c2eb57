package dev.lockstep.tracker.api;

import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What waits for people, oldest first, and who is asking. */
@Path("/api")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class InboxResource {
    private static final int MOST = 500;

    private final EntityManager entities;
    private final Caller caller;

    InboxResource(EntityManager entities, Caller caller) {
        this.entities = entities;
        this.caller = caller;
    }

    /** The person who calls. */
    public record Me(String name, Set<String> roles) {}

    /** Something that waits. {@code mayAct} tells whether the caller's roles suffice; a stop's other rules may still object. */
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
            String why) {}

    public record Items(List<Item> items) {}

    @GET
    @Path("/me")
    public Me me() {
        Person person = caller.person();
        return new Me(person.name(), new TreeSet<>(person.roles()));
    }

    @GET
    @Path("/inbox")
    @Transactional
    public Items inbox() {
        Person person = caller.person();
        List<?> rows = entities.createNativeQuery("""
                        select i.cycle_id, c.title, c.project, i.kind, i.name, i.session, i.since, i.roles, i.why
                        from inbox_item i join cycle c on c.id = i.cycle_id
                        order by i.since, i.cycle_id, i.name limit %d
                        """.formatted(MOST)).getResultList();
        return new Items(rows.stream().map(row -> item((Object[]) row, person)).toList());
    }

    private static Item item(Object[] row, Person person) {
        List<String> roles = List.of(((String) row[7]).split(",", -1));
        return new Item(
                (UUID) row[0],
                (String) row[1],
                (String) row[2],
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (Instant) row[6],
                person.hasAny(Set.copyOf(roles)),
                roles,
                (String) row[8]);
    }
}
