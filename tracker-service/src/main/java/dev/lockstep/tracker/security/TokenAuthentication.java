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
import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bearer tokens of people and agents, and on pages the cookie of a browser in which a person has signed in. Attempt tokens
 * are left to the leg API, which alone knows attempts.
 */
@ApplicationScoped
public class TokenAuthentication implements HttpAuthenticationMechanism {
    /** The role that every agent has, and no person. */
    public static final String AGENT = "agent";

    /** The role that every person has, and no agent. */
    public static final String PERSON = "person";

    /** The cookie that holds a browser's key. */
    public static final String COOKIE = "lockstep-session";

    private static final String BEARER = "Bearer ";
    private static final int UNAUTHORIZED = 401;
    private static final int FOUND = 302;

    private final Principals principals;

    TokenAuthentication(Principals principals) {
        this.principals = principals;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager identities) {
        Optional<String> token = bearer(context).filter(value -> !AttemptToken.looksLikeOne(value));
        if (token.isEmpty()) {
            return browser(context)
                    .map(key -> identities.authenticate(new BrowserKey(key)))
                    .orElseGet(() -> Uni.createFrom().nullItem());
        }
        return principals
                .byToken(token.get())
                .map(principal -> Uni.createFrom().item(identity(principal)))
                .orElseGet(() -> Uni.createFrom().failure(new AuthenticationFailedException("The token is not known")));
    }

    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext context) {
        return Uni.createFrom()
                .item(
                        Paths.isPage(context.normalizedPath())
                                ? new ChallengeData(FOUND, "Location", signIn(context))
                                : new ChallengeData(UNAUTHORIZED, "WWW-Authenticate", "Bearer"));
    }

    /** The page that asks who it is, and goes on to the one that was wanted. */
    private static String signIn(RoutingContext context) {
        String wanted =
                context.request().method() == HttpMethod.GET ? context.request().uri() : "/";
        return "/sign-in?to=" + URLEncoder.encode(wanted, StandardCharsets.UTF_8);
    }

    private static Optional<String> browser(RoutingContext context) {
        return Optional.ofNullable(context.request().getCookie(COOKIE))
                .filter(_ -> Paths.isPage(context.normalizedPath()))
                .map(Cookie::getValue);
    }

    private static Optional<String> bearer(RoutingContext context) {
        return Optional.ofNullable(context.request().getHeader(HttpHeaders.AUTHORIZATION))
                .filter(header -> header.startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip());
    }

    static SecurityIdentity identity(Principal principal) {
        QuarkusSecurityIdentity.Builder builder =
                QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(principal.name()));
        switch (principal) {
            case PersonPrincipal person -> builder.addRole(PERSON).addRoles(person.roles());
            case AgentPrincipal _ -> builder.addRole(AGENT);
        }
        return builder.build();
    }
}
