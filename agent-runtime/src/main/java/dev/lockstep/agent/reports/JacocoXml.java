package dev.lockstep.agent.reports;

import org.jspecify.annotations.Nullable;

/** Lines of source files as JaCoCo's XML has them; a line counts as covered when any of its instructions ran. */
final class JacocoXml implements XmlReport.Elements {
    private final LineTally tally;
    private String folder = "";
    private LineTally.@Nullable Source source;

    JacocoXml(LineTally tally) {
        this.tally = tally;
    }

    /** Other tools have roots of that name, but no such parts. */
    static boolean isRoot(XmlReport.Element root) {
        return root.name().equals("report") && root.attribute("name") != null;
    }

    @Override
    public void start(XmlReport.Element element) throws UnreadableReportException {
        switch (element.name()) {
            case "package" -> folder = element.text("name");
            case "sourcefile" ->
                source = tally.source(folder.isEmpty() ? element.text("name") : folder + "/" + element.text("name"));
            case "line" -> {
                boolean covered = element.number("ci") > 0;
                if (source != null && (covered || element.number("mi") > 0)) {
                    source.line(element.number("nr"), covered);
                }
            }
            default -> {
                // Counters are sums of the lines.
            }
        }
    }

    @Override
    public void end(String name) {
        if (name.equals("sourcefile")) {
            source = null;
        }
    }
}
