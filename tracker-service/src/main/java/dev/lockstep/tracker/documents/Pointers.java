package dev.lockstep.tracker.documents;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pointers: {@code R:3}, {@code A:Q1}, {@code H:Q2}, {@code D:path#Heading}, {@code F:path:12} with an optional {@code @commit}, {@code E:E1}. */
public final class Pointers {
    private static final int MAX_LENGTH = 500;
    private static final String NUMBER = "([1-9][0-9]{0,6})";
    private static final Pattern REQUEST = Pattern.compile("R:" + NUMBER);
    private static final Pattern QUESTION = Pattern.compile("([AH]):(Q" + NUMBER + ")");
    private static final Pattern SECTION = Pattern.compile("D:([^#]+)#(.+)");
    private static final Pattern CODE = Pattern.compile("F:(.+):" + NUMBER + "(?:@([0-9a-f]{7,40}))?");
    private static final Pattern RUN = Pattern.compile("E:(E" + NUMBER + ")");

    private Pointers() {}

    /** The pointer, or empty when the text is none; {@link #malformed} then says so. */
    public static Optional<Pointer> parse(String text) {
        String pointer = text.strip();
        if (pointer.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        return request(pointer)
                .or(() -> question(pointer))
                .or(() -> section(pointer))
                .or(() -> code(pointer))
                .or(() -> run(pointer));
    }

    /** The sentence for a text that is no pointer. */
    public static String malformed(String text) {
        String brief = text.length() <= 80 ? text : text.substring(0, 79) + "…";
        return "'%s' is no pointer; write R:3, A:Q1, H:Q2, D:path#Heading, F:path:12 or E:E1.".formatted(brief);
    }

    private static Optional<Pointer> request(String text) {
        return match(REQUEST, text).map(match -> new Pointer.RequestLine(Integer.parseInt(match.group(1))));
    }

    private static Optional<Pointer> question(String text) {
        return match(QUESTION, text)
                .map(match -> match.group(1).equals("A")
                        ? new Pointer.Answer(match.group(2))
                        : new Pointer.AcceptedAssumption(match.group(2)));
    }

    private static Optional<Pointer> section(String text) {
        return match(SECTION, text)
                .filter(match -> isRelative(match.group(1)))
                .map(match -> new Pointer.DocumentSection(
                        match.group(1), match.group(2).strip()));
    }

    private static Optional<Pointer> code(String text) {
        return match(CODE, text)
                .filter(match -> isRelative(match.group(1)))
                .map(match -> new Pointer.CodeLine(match.group(1), Integer.parseInt(match.group(2)), match.group(3)));
    }

    private static Optional<Pointer> run(String text) {
        return match(RUN, text).map(match -> new Pointer.MachineRun(match.group(1)));
    }

    private static Optional<Matcher> match(Pattern pattern, String text) {
        return Optional.of(pattern.matcher(text)).filter(Matcher::matches);
    }

    private static boolean isRelative(String path) {
        List<String> segments = List.of(path.split("/", -1));
        return segments.stream().noneMatch(segment -> segment.isBlank() || segment.equals(".") || segment.equals(".."));
    }
}
