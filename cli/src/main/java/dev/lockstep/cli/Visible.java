package dev.lockstep.cli;

/**
 * Text as a terminal may have it. What would move the cursor, hide, or change the order of what is read is shown as its
 * JSON escape: people approve by what they see here, and much of it was written by models. A JSON document stays the
 * same by this, for none of these characters stands outside a string.
 */
final class Visible {
    private Visible() {}

    /** Keeps newlines and tabs. */
    static String of(String text) {
        StringBuilder visible = new StringBuilder(text.length());
        text.replace("\r\n", "\n").codePoints().forEach(character -> {
            if (isHarmless(character)) {
                visible.appendCodePoint(character);
            } else {
                escape(character, visible);
            }
        });
        return visible.toString();
    }

    /** On one line, so that no value can pass for a line of its own. */
    static String line(String text) {
        return text.strip().replaceAll("\\s*\n\\s*", " ");
    }

    /** Each line indented, so that none can pass for one of the client's. */
    static String indented(String text, String by) {
        return by + text.strip().replaceAll("\r?\n", "\n" + by);
    }

    private static boolean isHarmless(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL -> character == '\n' || character == '\t';
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> true;
        };
    }

    private static void escape(int character, StringBuilder visible) {
        for (char unit : Character.toChars(character)) {
            visible.append("\\u%04x".formatted((int) unit));
        }
    }
}
