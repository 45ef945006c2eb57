package dev.lockstep.tracker.pages;

import io.quarkus.qute.TemplateExtension;
import java.util.Locale;

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

    /** A share of one as a percentage with one decimal, for drawings. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f", 100 * Math.clamp(share, 0.0, 1.0));
    }
}
