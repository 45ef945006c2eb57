package dev.lockstep.contracts;

import java.util.List;

/** The documents that are a project's memory. Each cycle amends them; every session reads them first. */
public final class LivingDocuments {
    public static final String PRODUCT_SPEC = "docs/product-spec.md";
    public static final String ARCHITECTURE = "docs/architecture.md";
    public static final String IMPLEMENTATION_PLAN = "docs/implementation-plan.md";
    public static final String TEST_PLAN = "docs/test-plan.md";

    /** All four, in the order in which the workflow writes them. */
    public static final List<String> ALL = List.of(PRODUCT_SPEC, ARCHITECTURE, IMPLEMENTATION_PLAN, TEST_PLAN);

    private LivingDocuments() {}
}
