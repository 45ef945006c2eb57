package dev.lockstep.tracker.security;

import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/** Finds who signed in with a browser. Nobody, rather than a failure, when it was too long ago: the page asks again. */
@ApplicationScoped
class BrowserIdentities implements IdentityProvider<BrowserKey> {
    private final WebSessions sessions;

    BrowserIdentities(WebSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Class<BrowserKey> getRequestType() {
        return BrowserKey.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(BrowserKey request, AuthenticationRequestContext context) {
        return context.runBlocking(() -> find(request.key()));
    }

    @SuppressWarnings("NullAway") // An absent identity is how Quarkus says that nobody is signed in.
    private @Nullable SecurityIdentity find(String key) {
        return sessions.find(key).map(TokenAuthentication::identity).orElse(null);
    }
}
