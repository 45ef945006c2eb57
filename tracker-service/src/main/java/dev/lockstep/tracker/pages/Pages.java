package dev.lockstep.tracker.pages;

import io.quarkus.qute.TemplateExtension;

/** What templates ask of the pages' own types. In templates, {@code pages:…}. */
@TemplateExtension(namespace = "pages")
public final class Pages {
    private Pages() {}

    /** A cycle's state in a list, where it is not told for whom it waits. */
    public static Badge badge(String state) {
        Badge badge = Badge.of(state, false);
        return "hold".equals(badge.icon()) ? new Badge("hold", "wait", "Waiting on people") : badge;
    }

    /** The name of a stop or phase on the rail, where there is little room. */
    public static String brief(String phase) {
        return switch (phase) {
            case "product-specification" -> "Specification";
            case "implementation-planning" -> "Planning";
            default -> Words.title(phase);
        };
    }

    /** Whether nothing changes a cycle any more. */
    public static boolean isOver(String state) {
        return "CLOSED".equals(state) || "CANCELLED".equals(state);
    }
}
