package dev.lockstep.tracker.documents;

import java.util.List;

/** Whether a document has the sections that its template asks for. */
public final class SectionCheck {
    private SectionCheck() {}

    /** The sections for which the document has no heading. */
    public static List<String> missing(String markdown, List<String> sections) {
        Headings headings = Headings.of(markdown);
        return sections.stream().filter(section -> !headings.contains(section)).toList();
    }
}
