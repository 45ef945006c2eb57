package dev.lockstep.agent.reports;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lines of source files as Cobertura's XML has them, which coverage.py and many others write. */
final class CoberturaXml implements XmlReport.Elements {
    private static final int MOST_ROOTS = 20;

    private final LineTally tally;
    private final List<String> roots = new ArrayList<>();
    private LineTally.@Nullable Source source;

    CoberturaXml(LineTally tally) {
        this.tally = tally;
    }

    /** Clover's root has the same name, but no rate. */
    static boolean isRoot(XmlReport.Element root) {
        return root.name().equals("coverage") && root.attribute("line-rate") != null;
    }

    @Override
    public void start(XmlReport.Element element) throws UnreadableReportException {
        switch (element.name()) {
            case "source" -> {
                String root = element.content().strip();
                if (roots.size() < MOST_ROOTS) {
                    roots.add(root);
                }
            }
            case "class" -> source = tally.source(element.text("filename"), roots);
            // A method's lines are lines of its class as well.
            case "line" -> {
                if (source != null) {
                    source.line(element.number("number"), isHit(element.text("hits")));
                }
            }
            default -> {
                // Rates are sums of the lines.
            }
        }
    }

    /** How often is said too, in whatever number. */
    private static boolean isHit(String hits) {
        return hits.chars().anyMatch(digit -> digit >= '1' && digit <= '9');
    }

    @Override
    public void end(String name) {
        if (name.equals("class")) {
            source = null;
        }
    }
}
