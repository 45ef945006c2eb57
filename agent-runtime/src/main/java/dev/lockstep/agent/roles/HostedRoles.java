package dev.lockstep.agent.roles;

import dev.lockstep.contracts.workflow.PhaseName;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The roles that this service hosts, one for a phase. */
@ApplicationScoped
public class HostedRoles {
    private final Map<PhaseName, Role> byPhase = new EnumMap<>(PhaseName.class);

    @Inject
    HostedRoles(@Any Instance<Role> roles) {
        this(roles.stream().toList());
    }

    public HostedRoles(List<Role> roles) {
        for (Role role : roles) {
            Role other = byPhase.putIfAbsent(role.phase(), role);
            if (other != null) {
                throw new IllegalStateException("Two roles claim the phase %s: %s and %s"
                        .formatted(
                                role.phase().label(),
                                other.getClass().getName(),
                                role.getClass().getName()));
            }
        }
    }

    public Optional<Role> of(PhaseName phase) {
        return Optional.ofNullable(byPhase.get(phase));
    }

    public Set<PhaseName> phases() {
        return Set.copyOf(byPhase.keySet());
    }
}
