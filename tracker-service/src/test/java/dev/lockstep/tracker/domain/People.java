package dev.lockstep.tracker.domain;

import dev.lockstep.contracts.workflow.Stop;
import java.util.List;
import java.util.Set;

/** The people of the tests, each named for what they may do. */
final class People {
    static final Person REQUESTER = new Person("rita", Set.of("requester"));
    static final Person PRODUCT_OWNER = new Person("paul", Set.of("product-owner"));
    static final Person OTHER_OWNER = new Person("petra", Set.of("product-owner"));
    static final Person TECH_LEAD = new Person("tess", Set.of("tech-lead"));
    static final Person OTHER_LEAD = new Person("theo", Set.of("tech-lead"));
    static final Person OPERATOR = new Person("olga", Set.of("operator"));
    static final Person OTHER_OPERATOR = new Person("otto", Set.of("operator"));
    static final Person ADMIN = new Person("ada", Set.of("admin"));
    static final Person VIEWER = new Person("vera", Set.of("viewer"));

    static final List<Person> ALL = List.of(
            REQUESTER, PRODUCT_OWNER, OTHER_OWNER, TECH_LEAD, OTHER_LEAD, OPERATOR, OTHER_OPERATOR, ADMIN, VIEWER);

    private People() {}

    /** The requester with the role of a gate as well: the case that four eyes are about. */
    static Person requesterAs(String role) {
        return new Person(REQUESTER.name(), Set.of("requester", role));
    }

    /** Someone who may decide at a stop, has not approved yet, and did not request the cycle. */
    static Person deciderOf(Stop stop, List<String> approvedBy) {
        return ALL.stream()
                .filter(person -> person.hasAny(stop.roles()) && !approvedBy.contains(person.name()))
                .filter(person -> !person.equals(REQUESTER))
                .findFirst()
                .orElseThrow();
    }
}
