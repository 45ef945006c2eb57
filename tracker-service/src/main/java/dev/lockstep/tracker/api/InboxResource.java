package dev.lockstep.tracker.api;

import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.security.Caller;
import dev.lockstep.tracker.security.TokenAuthentication;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What waits for people, and who is asking. */
@Path("/api")
@RolesAllowed(TokenAuthentication.PERSON)
@RunOnVirtualThread
public class InboxResource {
    private final InboxItems inbox;
    private final Caller caller;

    InboxResource(InboxItems inbox, Caller caller) {
        this.inbox = inbox;
        this.caller = caller;
    }

    /** The person who calls. */
    public record Me(String name, Set<String> roles) {}

    public record Items(List<InboxItems.Item> items) {}

    @GET
    @Path("/me")
    public Me me() {
        Person person = caller.person();
        return new Me(person.name(), new TreeSet<>(person.roles()));
    }

    @GET
    @Path("/inbox")
    public Items inbox() {
        return new Items(inbox.of(caller.person()));
    }
}
