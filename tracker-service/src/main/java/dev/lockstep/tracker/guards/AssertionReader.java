package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what a routine asserts itself, in one form for all languages and libraries. */
final class AssertionReader {
    private static final Pattern CLAIMS_TRUTH = Pattern.compile(
            "assert(?:_)?(?:True|true|_)|isTrue|isFalse|assert(?:_)?[fF]alse(?:_)?|toBeTruthy|toBeFalsy|toBeTrue|toBeFalse|(?i)nottruthy|notfalsy");
    private static final Pattern CLAIMS_FALSEHOOD = Pattern.compile("(?i).*false|.*falsy|nottruthy|nottrue");
    private static final Pattern LOOSE_VALUES = Pattern.compile(
            "(?s).*(?:\\bany[A-Z]?\\w*\\(|anything\\(|(?:object|array|string)(?:Containing|Matching)|expect\\.any|\\bapprox\\(|\\bANY\\b|atLeast|atMost|\\bwithin\\(|\\boffset\\().*");
    private static final Pattern THROWS = Pattern.compile("(?i).*(?:throw|raise|reject).*");
    private static final Pattern LAMBDA = Pattern.compile("(?s).*(?:->|=>|\\blambda\\b|\\bfunction\\b|::).*");
    private static final Pattern BOOLEAN = Pattern.compile("(?i)true|false|boolean\\.(?:true|false)");

    private static final Pattern CALLED = Pattern.compile(
            "(?<![\\w$.])(?:(?:this|self|cls|super|[A-Z]\\w*)\\s*\\.\\s*|\\w+\\.(?=(?:assert|expect|check|verify)))?([A-Za-z_$][\\w$]*)\\s*\\(");

    /** Values that are compared one by one; a longer list is compared as a text. */
    private static final int MAX_VALUES = 100;

    private final Routine routine;
    private final Blocks blocks;

    private AssertionReader(Routine routine) {
        this.routine = routine;
        this.blocks = new Blocks(routine);
    }

    /** What it asserts; calls of known routines are left out, for what those assert is read in them. */
    static List<Assertion> read(Routine routine, Predicate<String> known) {
        AssertionReader reader = new AssertionReader(routine);
        List<Claimed> claims =
                switch (routine.source().language()) {
                    case JAVA -> JavaAssertions.in(routine);
                    case PYTHON -> PythonAssertions.in(routine);
                    case SCRIPT -> ScriptAssertions.in(routine);
                };
        return claims.stream()
                .filter(claim -> !claim.subject().isEmpty() || !known.test(claim.matcher()))
                .map(reader::assertion)
                .filter(assertion -> assertion.strength() != Strength.NOTHING)
                .toList();
    }

    private Assertion assertion(Claimed claim) {
        List<String> values = claim.values().stream()
                .map(value -> Constants.resolved(routine, value))
                .toList();
        List<String> all = Stream.concat(Stream.of(claim.subject()), values.stream())
                .filter(part -> !part.isEmpty())
                .toList();
        List<String> operands = all.stream()
                .filter(part -> !BOOLEAN.matcher(Steps.in(part)).matches())
                .toList();
        boolean ofBoolean = operands.size() == 1 && all.size() == 2 && Strength.of(claim.matcher()) == Strength.EXACT;
        if (ofBoolean || (CLAIMS_TRUTH.matcher(claim.matcher()).matches() && !all.isEmpty())) {
            boolean claimed = ofBoolean
                    ? all.stream()
                            .anyMatch(part -> part.toLowerCase(Locale.ROOT).endsWith("true"))
                    : !CLAIMS_FALSEHOOD.matcher(claim.matcher()).matches();
            return ofTruth(claim, operands.isEmpty() ? all.getFirst() : operands.getFirst(), claimed);
        }
        boolean same = operands.size() == 2
                && Literals.compact(operands.getFirst()).equals(Literals.compact(operands.getLast()));
        Strength strength = same ? Strength.NOTHING : strength(claim, values);
        boolean throwing = THROWS.matcher(claim.matcher()).matches();
        List<String> counted = throwing
                ? all.stream()
                        .filter(part -> !LAMBDA.matcher(Steps.in(part)).matches())
                        .toList()
                : all;
        boolean negated = claim.negated() && strength != Strength.EXISTENCE;
        return of(claim, claim.matcher(), strength, negated, counted, all);
    }

    private Assertion ofTruth(Claimed claim, String expression, boolean claimed) {
        Truth truth = Truth.of(expression, claimed, routine.source().language());
        boolean vague = claim.matcher().matches("(?i)tobetruthy|tobefalsy|nottruthy|notfalsy");
        boolean named = !Set.of("equal", "condition", "present", "true").contains(truth.matcher());
        Strength strength = truth.strength();
        if (named && strength != Strength.NOTHING && strength != Strength.EXACT) {
            strength = vague ? Strength.EXISTENCE : claim.matcher().equals("toBe") ? Strength.PARTIAL : strength;
        }
        return of(
                claim,
                truth.matcher(),
                strength,
                truth.negated(),
                List.of(Truth.bare(expression)),
                List.of(expression));
    }

    private static Strength strength(Claimed claim, List<String> values) {
        Strength strength = Strength.of(claim.matcher());
        String all = String.join(",", values);
        boolean delta = values.size() == 3
                && claim.matcher().matches("(?i).*equals?")
                && strength == Strength.EXACT
                && Calls.isNumber(values.getLast());
        if (strength == Strength.SIZE && values.equals(List.of("0"))) {
            return Strength.EXACT;
        }
        if (strength == Strength.EXACT && isGeneral(claim, all)) {
            return Strength.EXISTENCE;
        }
        if (strength.isAtLeast(Strength.PARTIAL)
                && (delta || LOOSE_VALUES.matcher(Steps.in(all)).matches())) {
            return Strength.PARTIAL;
        }
        if (strength == Strength.EXACT && isSize(claim, values)) {
            return Strength.SIZE;
        }
        return claim.qualified() && strength == Strength.EXACT ? Strength.SIMILAR : strength;
    }

    /** That anything at all is thrown says little more than that something happens. */
    private static boolean isGeneral(Claimed claim, String values) {
        boolean anything = !claim.matcher().equals("isInstanceOf")
                && (values.isEmpty()
                        || LAMBDA.matcher(Steps.in(values)).matches()
                                && !values.matches("(?s).*\\.class\\b.*|.*[A-Z]\\w*(?:Error|Exception)\\b.*|.*,.*"));
        return THROWS.matcher(claim.matcher()).matches()
                && (anything
                        || values.matches(
                                "(?s)(?:java\\.lang\\.)?(?:Exception|Throwable|RuntimeException|BaseException|Error)(?:\\.class)?\\b.*"));
    }

    private static boolean isSize(Claimed claim, List<String> values) {
        List<String> all =
                Stream.concat(Stream.of(claim.subject()), values.stream()).toList();
        return all.stream().anyMatch(Calls::isNumber)
                && all.stream()
                        .anyMatch(part -> part.matches(
                                "(?s).*(?:\\.size\\(\\)|\\.length(?:\\(\\))?|\\.count\\(\\))\\s*|len\\(.*\\)"))
                && all.stream().noneMatch("0"::equals);
    }

    private Assertion of(
            Claimed claim, String matcher, Strength strength, boolean negated, List<String> counted, List<String> all) {
        List<String> expected = new ArrayList<>();
        Set<String> names = new LinkedHashSet<>();
        for (String part : counted) {
            expected.addAll(Literals.in(part));
            names.addAll(Literals.names(part));
        }
        List<String> compared = List.copyOf(expected.subList(0, Math.min(expected.size(), MAX_VALUES)));
        String text = claim.matcher() + (negated ? "!" : "") + (claim.qualified() ? "~" : "") + "("
                + Literals.compact(String.join(",", all)) + ")";
        return new Assertion(
                routine,
                matcher,
                strength,
                negated,
                compared,
                Set.copyOf(compared),
                names,
                text,
                Literals.skeleton(text, true),
                claim.offset(),
                blocks.condition(claim.offset()),
                blocks.isSwallowed(claim.offset()));
    }

    /** Names of what the routine calls, by which what it asserts elsewhere is found; methods of objects are their own. */
    static Set<String> called(Routine routine) {
        Set<String> names = new LinkedHashSet<>();
        Matcher call = CALLED.matcher(Steps.in(routine.bodyCode()));
        while (call.find()) {
            names.add(call.group(1));
        }
        return names;
    }
}
