package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * All that a test checks.
 *
 * @param assertions its own and those of what it calls
 * @param given what is handed to them from elsewhere: rows of parameters, arguments of methods that assert
 */
record Checks(List<Assertion> assertions, List<String> given) {

    /** The arguments of each call of that name in the routine. */
    static List<String> arguments(Routine routine, String name) {
        List<String> arguments = new ArrayList<>();
        SourceText source = routine.source();
        Matcher call = Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "\\s*\\(")
                .matcher(Steps.in(source.code()))
                .region(routine.bodyStart(), routine.bodyEnd());
        while (call.find()) {
            source.parts(call.end(), source.closing(call.end() - 1)).stream()
                    .map(argument -> Constants.resolved(routine, argument))
                    .map(argument -> name + ":" + Literals.compact(argument))
                    .forEach(arguments::add);
        }
        return arguments;
    }

    /** The values in what is given; a row of a table is cut at its separators. */
    static List<String> values(String given) {
        List<String> values = new ArrayList<>(Literals.in(given));
        for (String text : List.copyOf(values)) {
            for (String cell : text.split("[,|;\\t\\n]", -1)) {
                String value = cell.strip().replaceAll("^'|'$", "");
                if (!value.equals(text) && !value.isEmpty()) {
                    values.addAll(value.matches("-?\\d[\\w.]*") ? Literals.in(value) : List.of(value));
                }
            }
        }
        if (!given.startsWith("\"")) {
            for (String cell : given.split("[,|]", -1)) {
                String value = cell.strip();
                if (value.matches("[\\w .'-]+") && !values.contains(value.replace("'", ""))) {
                    values.add(value.replace("'", ""));
                }
            }
        }
        return values;
    }
}
