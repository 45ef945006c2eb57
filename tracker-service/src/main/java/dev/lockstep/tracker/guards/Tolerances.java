package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether numbers that say how far off a value may be, or how long it may take, became more generous. */
final class Tolerances {
    private static final Pattern NUMBER = Pattern.compile("(?<![\\w.$\"])\\d[\\d._]*(?:[eE]-?\\d+)?");
    private static final Pattern MORE_ALLOWS_MORE = Pattern.compile(
            "(?i)(?s).*(?:within|offset|byLessThan|percentage|abs=|rel=|delta=|tol=|timeout\\w*[=(]?|ofMillis|ofSeconds|ofMinutes|atMost|lessThan\\w*|less\\w*|below|most|before\\w*|assertTimeout\\w*|<=?)\\(?[^,()]*|(?s)(?i)(?:assertEquals|isCloseTo|assertArrayEquals|closeTo)!?~?\\(.*,.*,|(?s)(?i)\\w*(?:less|below|atMost|before)\\w*!?~?\\(.*,");
    private static final Pattern LESS_ALLOWS_MORE = Pattern.compile(
            "(?i)(?s).*(?:places=|decimal=|greaterThan\\w*|greater\\w*|above|least|atLeast|>=?)\\(?[^,()]*|(?s)(?i)(?:toBeCloseTo|assertAlmostEquals?|\\w*(?:greater|above|atLeast)\\w*)!?~?\\(.*,");
    private static final Pattern ALLOWED = Pattern.compile(
            "(?i)(?s).*(?:almost|approx|close_?to|is_?close|all_?close|within\\(|offset\\(|\\bdelta\\b|toleran|\\babs\\().*");
    private static final Pattern EQUALS = Pattern.compile("(?i).*equals?");
    private static final Pattern TIMEOUT =
            Pattern.compile("(?i)timeout\\w*\\s*(?:\\(|=|:)\\s*(?:value\\s*=\\s*)?(\\d[\\d_]*)");

    private Tolerances() {}

    /** Whether two assertions differ in numbers alone, and one of these allows more. */
    static boolean isWider(Assertion before, Assertion after) {
        List<Integer> starts = new ArrayList<>();
        List<Double> old = numbers(before.text(), new ArrayList<>());
        List<Double> now = numbers(after.text(), starts);
        if (old.size() != now.size() || !blanked(before.text()).equals(blanked(after.text()))) {
            return false;
        }
        for (int at = 0; at < old.size(); at++) {
            String context = after.text().substring(0, starts.get(at));
            int grown = Double.compare(now.get(at), old.get(at));
            boolean less = LESS_ALLOWS_MORE.matcher(Steps.in(context)).matches();
            if ((less && grown < 0)
                    || (!less
                            && grown > 0
                            && MORE_ALLOWS_MORE.matcher(Steps.in(context)).matches())) {
                return true;
            }
        }
        return false;
    }

    /** Whether it allows for a difference, however small. */
    static boolean isAllowed(Assertion assertion) {
        boolean delta = EQUALS.matcher(assertion.matcher()).matches() && assertion.strength() == Strength.PARTIAL;
        return !assertion.negated()
                && (delta || ALLOWED.matcher(Steps.in(assertion.text())).matches());
    }

    /** Whether a limit on time in annotations or decorators is longer, or gone. */
    static boolean isLonger(String before, String after) {
        Matcher old = TIMEOUT.matcher(Steps.in(before));
        Matcher now = TIMEOUT.matcher(Steps.in(after));
        return old.find() && (!now.find() || value(now.group(1)) > value(old.group(1)));
    }

    private static List<Double> numbers(String text, List<Integer> starts) {
        List<Double> numbers = new ArrayList<>();
        Matcher number = NUMBER.matcher(Steps.in(text));
        while (number.find()) {
            numbers.add(value(number.group()));
            starts.add(number.start());
        }
        return numbers;
    }

    private static String blanked(String text) {
        return NUMBER.matcher(Steps.in(text)).replaceAll("#");
    }

    private static double value(String number) {
        try {
            return Double.parseDouble(number.replace("_", ""));
        } catch (NumberFormatException notOne) {
            return 0;
        }
    }
}
