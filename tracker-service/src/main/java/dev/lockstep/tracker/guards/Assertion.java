package dev.lockstep.tracker.guards;

import java.util.List;
import java.util.Set;

/**
 * One thing that a test checks. A chain of matchers is as many.
 *
 * @param owner the routine that it stands in: the test, or a method that it calls
 * @param negated whether it holds when the opposite of what it names is so
 * @param expected the literals in it, constants resolved, quotes and suffixes aside
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
        Set<String> names,
        String text,
        String skeleton,
        int offset,
        String condition,
        boolean swallowed) {
    /** Values that are compared one by one; a longer list is compared as a text. */
    private static final int MAX_VALUES = 500;

    Assertion {
        expected = expected.size() <= MAX_VALUES ? expected : expected.subList(0, MAX_VALUES);
    }

    String shown() {
        return owner.source().lineTextAt(offset);
    }

    int line() {
        return owner.source().lineAt(offset);
    }

    /** Whether it speaks of something that the other does: a value, a variable, a method. */
    boolean touches(Assertion other) {
        return names.stream().anyMatch(other.names::contains)
                || expected.stream().anyMatch(other.expected::contains)
                || (isOfFailure() && other.isOfFailure());
    }

    /** Whether it says that something throws. */
    boolean isOfFailure() {
        return matcher.matches("(?i).*(?:throw|raise|reject).*");
    }
}
