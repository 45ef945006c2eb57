package dev.lockstep.agent.loop;

import dev.lockstep.contracts.legs.TurnBody;
import java.util.regex.Pattern;

/** Text put before the model with a mark of who speaks, which the text itself can't forge. */
public final class MarkedText {
    /** Only our own tags: escaping every angle bracket would make code and Markdown unreadable. */
    private static final Pattern OWN_TAGS =
            Pattern.compile("<(?=\\s*/?\\s*(?:doc|session|human|lockstep)\\b)", Pattern.CASE_INSENSITIVE);

    private MarkedText() {}

    /** The text with our own tags made harmless. */
    public static String escaped(String text) {
        return OWN_TAGS.matcher(text).replaceAll("&lt;");
    }

    /** A value fit to stand between double quotes in a tag, on one line. */
    public static String attribute(String value) {
        return value.replace("&", "&amp;")
                .replace("\"", "&quot;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("\\p{Cntrl}", " ");
    }

    static String ofPerson(TurnBody.HumanMessage human) {
        return "<human topic=\"%s\" by=\"%s\">\n%s\n</human>"
                .formatted(attribute(human.topic()), attribute(human.by()), escaped(human.text()));
    }

    static String ofRuntime(String text) {
        return "<lockstep>" + escaped(text) + "</lockstep>";
    }
}
