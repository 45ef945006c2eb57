package dev.lockstep.tracker.security;

import dev.lockstep.tracker.security.Principals.AgentPrincipal;
import dev.lockstep.tracker.security.Principals.PersonPrincipal;
import dev.lockstep.tracker.security.Principals.Principal;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Bearer tokens of people and agents. Attempt tokens are left to the leg API, which alone knows attempts. */
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {
    /** The role that every agent has, and no person. */
    public static final String AGENT = "agent";

    /** The role that every person has, and no agent. */
    public static final String PERSON = "person";

    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;

    private final Principals principals;

    TokenAuthentication(Principals principals) {
        this.principals = principals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> token = bearer(context).filter(value -> !AttemptToken.looksLikeOne(value));
        if (token.isEmpty()) {
            return Uni.createFrom().nullItem();
        }
        return principals
                .byToken(token.get())
                .map(principal -> Uni.createFrom().item(identity(principal)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("The token is not known")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom().item(new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
    }

    private static Optional<String> bearer(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    private static SecurityIdentity identity(Principal principal) {
        QuarkusSecurityIdentity.Builder builder =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(principal.name()));
        switch (principal) {
            case PersonPrincipal person -> builder.addRole(PERSON).addRoles(person.roles());
            case AgentPrincipal _ -> builder.addRole(AGENT);
        }
        return builder.build();
    }
}
