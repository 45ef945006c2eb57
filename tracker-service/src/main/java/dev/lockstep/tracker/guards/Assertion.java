package dev.lockstep.tracker.guards;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One thing that a test checks. A chain of matchers is as many.
 *
 * @param owner the routine that it stands in: the test, or a method that it calls
 * @param negated whether it holds when the opposite of what it names is so
 * @param expected the literals in it, constants resolved, quotes and suffixes aside
 * @param values those literals, once each
 * @param names the identifiers in it
 * @param text all of it without white space, to compare
 * @param skeleton the text with placeholders for literals and variables
 * @param condition the head of an {@code if} around it; empty if it always runs
 * @param swallowed whether its failure is caught and forgotten
 */
record Assertion(
        Routine owner,
        String matcher,
        Strength strength,
        boolean negated,
        List<String> expected,
        Set<String> values,
        Set<String> names,
        String text,
        String skeleton,
        int offset,
        String condition,
        boolean swallowed) {
    private static final Pattern OF_FAILURE = Pattern.compile("(?i).*(?:throw|raise|reject).*");

    String shown() {
        return owner.source().lineTextAt(offset);
    }

    int line() {
        return owner.source().lineAt(offset);
    }

    /** Whether it speaks of something that the other does: a value, a variable, a method. */
    boolean touches(Assertion other) {
        return !Collections.disjoint(names, other.names)
                || !Collections.disjoint(values, other.values)
                || (isOfFailure() && other.isOfFailure());
    }

    /** Whether it says that something throws. */
    boolean isOfFailure() {
        return OF_FAILURE.matcher(matcher).matches();
    }
}
