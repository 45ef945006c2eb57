package dev.lockstep.tracker.security;

import dev.lockstep.tracker.domain.Person;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.RequestScoped;
import java.util.HashSet;
import java.util.Set;

/** Who makes the present request. */
@RequestScoped
public class Caller {
    private final SecurityIdentity identity;

    Caller(SecurityIdentity identity) {
        this.identity = identity;
    }

    /**
     * The person who calls.
     *
     * @throws IllegalStateException when the caller is none; the endpoint's roles must have kept such a caller out
     */
    public Person person() {
        if (!identity.hasRole(TokenAuthentication.PERSON)) {
            throw new IllegalStateException("The caller is not a person");
        }
        Set<String> roles = new HashSet<>(identity.getRoles());
        roles.remove(TokenAuthentication.PERSON);
        return new Person(identity.getPrincipal().getName(), Set.copyOf(roles));
    }

    /** The service name of the agent that calls. */
    public String agent() {
        return identity.getPrincipal().getName();
    }
}
