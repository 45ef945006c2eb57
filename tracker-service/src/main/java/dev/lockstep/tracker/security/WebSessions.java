package dev.lockstep.tracker.security;

import dev.lockstep.contracts.Sha256;
import dev.lockstep.tracker.security.Principals.PersonPrincipal;
import dev.lockstep.tracker.security.Principals.Principal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * Browsers in which a person has signed in. A browser holds a random key; the database knows its digest and that of the
 * token which it was given for, so a token that is taken back signs its browsers out.
 */
@ApplicationScoped
public class WebSessions {
    /** How long a browser stays signed in. */
    public static final int SECONDS = 12 * 60 * 60;

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final EntityManager entities;
    private final Principals principals;

    WebSessions(EntityManager entities, Principals principals) {
        this.entities = entities;
        this.principals = principals;
    }

    /** A new browser's key, or nothing when the token is not a person's. */
    @Transactional
    public Optional<String> open(String token) {
        if (person(Sha256.of(token)).isEmpty()) {
            return Optional.empty();
        }
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        String key = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        entities.createNativeQuery("delete from web_session where expires_at < now()")
                .executeUpdate();
        entities.createNativeQuery(
                        "insert into web_session values (?1, ?2, now() + make_interval(secs => " + SECONDS + "))")
                .setParameter(1, Sha256.of(key))
                .setParameter(2, Sha256.of(token))
                .executeUpdate();
        return Optional.of(key);
    }

    @Transactional
    public void close(String key) {
        entities.createNativeQuery("delete from web_session where sha256 = ?1")
                .setParameter(1, Sha256.of(key))
                .executeUpdate();
    }

    /** Who signed in with that browser, unless it was too long ago or the token is no longer known. */
    @Transactional
    Optional<PersonPrincipal> find(String key) {
        List<?> found = entities.createNativeQuery(
                        "select principal_sha256 from web_session where sha256 = ?1 and expires_at > now()")
                .setParameter(1, Sha256.of(key))
                .getResultList();
        return found.stream().findFirst().flatMap(digest -> person((String) digest));
    }

    private Optional<PersonPrincipal> person(String tokenDigest) {
        Optional<Principal> principal = principals.byTokenDigest(tokenDigest);
        return principal.filter(PersonPrincipal.class::isInstance).map(PersonPrincipal.class::cast);
    }
}
