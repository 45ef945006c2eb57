package dev.lockstep.tracker.domain.policy;

import dev.lockstep.tracker.domain.Outcome;
import dev.lockstep.tracker.domain.Person;
import dev.lockstep.tracker.domain.Rejection.Kind;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Which roles may do what, besides deciding at stops, where the workflow says it. */
public final class Roles {
    public static final String REQUESTER = "requester";
    public static final String PRODUCT_OWNER = "product-owner";
    public static final String TECH_LEAD = "tech-lead";
    public static final String OPERATOR = "operator";
    public static final String ADMIN = "admin";

    /** Everyone but viewers. */
    public static final Set<String> PARTICIPANTS = Set.of(REQUESTER, PRODUCT_OWNER, TECH_LEAD, OPERATOR, ADMIN);

    /** Who may take a risk on record. */
    public static final Set<String> WAIVERS = Set.of(PRODUCT_OWNER, TECH_LEAD, OPERATOR);

    /** Who may cancel what someone else requested. */
    public static final Set<String> CANCELLERS = Set.of(PRODUCT_OWNER, TECH_LEAD, OPERATOR, ADMIN);

    /** For the account of a pipeline, which may do nothing else. */
    public static final String DEPLOYER = "deployer";

    /** Who may report what became of a deployment. */
    public static final Set<String> DEPLOYERS = Set.of(OPERATOR, ADMIN, DEPLOYER);

    /** Who looks after the tracker itself. */
    public static final Set<String> OPERATORS = Set.of(OPERATOR, ADMIN);

    /** Who may add a project. */
    public static final Set<String> PROJECT_KEEPERS = Set.of(TECH_LEAD, OPERATOR, ADMIN);

    private Roles() {}

    /** Nothing, or the refusal that says which roles may do it. */
    public static Optional<Outcome> check(Person person, Set<String> allowed, String what) {
        return person.hasAny(allowed)
                ? Optional.empty()
                : Optional.of(Outcome.rejected(
                        Kind.FORBIDDEN,
                        person.name() + " may not " + what + "; it takes one of these roles: "
                                + String.join(", ", new TreeSet<>(allowed))));
    }
}
