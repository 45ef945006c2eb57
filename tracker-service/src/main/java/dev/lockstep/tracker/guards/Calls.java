package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads calls out of source text: their arguments, and what is called on their result. */
final class Calls {
    private static final Pattern LINK = Pattern.compile("\\s*\\.\\s*(\\w+)\\s*");
    private static final Pattern MESSAGE = Pattern.compile(
            "(?s)(?:msg\\s*=.*|[fru]{0,2}\"[^\"]*\".*|[fru]{0,2}'[^']*'.*|`.*|\\(\\)\\s*->.*|String\\.format.*)");
    private static final Pattern OF_TWO = Pattern.compile(
            "(?i).*(?:equal|same|throws|match|lines|close|almost|greater|less|in$|contains|include|instance|regex).*");

    private Calls() {}

    /** A member called, or only named, on what stands before it. */
    record Link(String name, List<String> args, boolean call, int offset) {}

    static List<Link> chain(SourceText source, int from) {
        List<Link> links = new ArrayList<>();
        Matcher link = LINK.matcher(Steps.in(source.code()));
        int at = from;
        while (at < source.code().length()
                && link.region(at, source.code().length()).lookingAt()) {
            int name = link.start(1);
            boolean call = source.has(link.end(), '(');
            int close = call ? source.closing(link.end()) : link.end() - 1;
            links.add(new Link(link.group(1), call ? source.parts(link.end() + 1, close) : List.of(), call, name));
            at = close + 1;
        }
        return links;
    }

    /** The arguments without what is only said when the assertion fails. */
    static List<String> withoutMessage(String name, List<String> args) {
        int values = OF_TWO.matcher(name).matches() ? 2 : 1;
        if (args.size() <= values) {
            return args;
        }
        if (MESSAGE.matcher(Steps.in(args.getLast())).matches()) {
            return args.subList(0, args.size() - 1);
        }
        return MESSAGE.matcher(Steps.in(args.getFirst())).matches()
                        && args.size() == values + 1
                        && !isNumber(args.getLast())
                ? args.subList(1, args.size())
                : args;
    }

    static boolean isNumber(String text) {
        return text.matches("-?[\\d._]+(?:[eE][-+]?\\d+)?[dDfFlL]?");
    }
}
