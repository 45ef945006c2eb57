package dev.lockstep.tracker.guards;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Holds what a test checks against what it checked, and says what of it is less. */
final class Comparison {
    private static final Pattern FOR_ALL =
            Pattern.compile("(?i)\\w*(?:containsOnly|allMatch|allSatisfy|every|all)\\w*");
    private static final Pattern NONE = Pattern.compile("(?i)\\w*(?:empty|zero|noMore\\w*|noInteractions|never)");

    private static final Pattern KNOWN = Pattern.compile(
            "(?i)assert_?(?:in|not_?in|is_?instance|greater|less|almost|regex|raises|contains|starts|that|true|false|close|all_?close)\\w*");

    private static final Pattern PART = Pattern.compile("(?i).*(?:contain|in|match|with).*");
    private static final Set<String> COUNTS = Set.of("size", "length", "len", "count");

    private final List<Loss> losses = new ArrayList<>();
    private final List<Assertion> open = new ArrayList<>();
    private final List<Assertion> fresh;
    private final Checks after;
    private final List<Assertion> tolerantBefore;
    private final Offers offers = new Offers();
    private final Set<Assertion> used = Collections.newSetFromMap(new IdentityHashMap<>());

    Comparison(Checks before, Checks after) {
        this.after = after;
        Map<String, List<Assertion>> same = after.assertions().stream()
                .collect(Collectors.groupingBy(
                        Comparison::wording, HashMap::new, Collectors.toCollection(ArrayList::new)));
        before.assertions().forEach(assertion -> cancel(assertion, same.getOrDefault(wording(assertion), List.of())));
        this.fresh = same.values().stream()
                .flatMap(List::stream)
                .sorted(Comparator.comparingInt(Assertion::offset))
                .toList();
        this.tolerantBefore = open.stream().filter(Tolerances::isAllowed).toList();
        fresh.forEach(assertion -> offered(assertion).forEach(value -> offers.add(value, assertion.strength())));
        Leftover.of(after.given(), before.given())
                .forEach(text -> Checks.values(text).forEach(value -> offers.add(value, Strength.EXACT)));
    }

    /** How many pairs of assertions are held against each other. */
    long size() {
        return (long) open.size() * fresh.size();
    }

    /** Whether nothing is lost. Instead of {@link #losses}, for it costs less. */
    boolean isLossless() {
        settle();
        return open.isEmpty() && losses.isEmpty();
    }

    private void settle() {
        open.removeIf(this::isKept);
        open.removeIf(this::isStrengthened);
        open.removeIf(this::isImplied);
    }

    /** What is lost, in the order in which it was checked. Asked once. */
    List<Loss> losses() {
        settle();
        open.forEach(this::lose);
        return losses.stream()
                .sorted(Comparator.comparingInt(loss -> loss.was().offset()))
                .toList();
    }

    private static String wording(Assertion assertion) {
        return assertion.text() + assertion.expected();
    }

    /** Takes the assertion that says the same off the new ones; one in the same surroundings if there is one. */
    private void cancel(Assertion was, List<Assertion> same) {
        Optional<Assertion> now = same.stream()
                .min(Comparator.comparing((Assertion other) -> other.swallowed() == was.swallowed() ? 0 : 1)
                        .thenComparing(other -> other.condition().equals(was.condition()) ? 0 : 1));
        now.ifPresentOrElse(
                found -> {
                    same.remove(found);
                    around(was, found);
                },
                () -> open.add(was));
    }

    /** The same assertion, but it may now be skipped, or fail unheard. */
    private void around(Assertion was, Assertion now) {
        if (now.swallowed() && !was.swallowed()) {
            losses.add(new Loss(Loss.Kind.SWALLOWED, was, Optional.of(now)));
        } else if (!now.condition().isEmpty() && was.condition().isEmpty()) {
            boolean never = now.condition().matches("(?i)if ?\\(*(?:false|0|none|null)\\)*:?");
            losses.add(new Loss(never ? Loss.Kind.NEVER : Loss.Kind.CONDITIONAL, was, Optional.of(now)));
        }
    }

    /** Its values are all still expected, by assertions at least as strict. */
    private boolean isKept(Assertion was) {
        List<Assertion> candidates = fresh.stream()
                .filter(now -> now.negated() == was.negated() && now.strength().isAtLeast(was.strength()))
                .toList();
        if (tolerated(was).isPresent() && candidates.stream().noneMatch(now -> saysAll(was, now))) {
            return false;
        }
        if (was.expected().isEmpty()) {
            Optional<Assertion> same = candidates.stream()
                    .filter(now -> isSameSubject(was, now) || (!used.contains(now) && isRenamed(was, now)))
                    .findFirst();
            same.ifPresent(now -> explain(was, now));
            return same.isPresent();
        }
        List<String> wanted = was.expected();
        boolean covered = offers.cover(wanted, was.strength());
        Optional<Assertion> match = candidates.stream()
                .filter(now -> covered || (isForAll(now) && offers.name(wanted, was.strength())))
                .filter(now -> was.touches(now) || !after.given().isEmpty())
                .max(Comparator.comparing((Assertion now) -> now.expected().containsAll(wanted))
                        .thenComparing(now -> !used.contains(now)));
        match.ifPresent(now -> {
            if (!isForAll(now)) {
                offers.take(wanted, was.strength());
            }
            explain(was, now);
        });
        return match.isPresent();
    }

    private static boolean saysAll(Assertion was, Assertion now) {
        return now.names().equals(was.names()) && now.expected().containsAll(was.expected());
    }

    private void explain(Assertion was, Assertion now) {
        used.add(now);
        around(was, now);
    }

    /** A new assertion on the same, or on some of it, that allows for a difference where none was allowed. */
    private Optional<Assertion> tolerated(Assertion was) {
        return fresh.stream()
                .filter(now -> now.strength().compareTo(was.strength()) < 0 && Tolerances.isAllowed(now))
                .filter(now -> isSameSubject(was, now))
                .filter(now ->
                        was.expected().isEmpty() || was.expected().stream().anyMatch(now.values()::contains))
                .filter(now -> tolerantBefore.stream().noneMatch(old -> isSameSubject(old, now)))
                .findFirst();
    }

    private static boolean isForAll(Assertion assertion) {
        return FOR_ALL.matcher(assertion.matcher()).matches();
    }

    private static boolean isSameSubject(Assertion was, Assertion now) {
        long missing =
                was.names().stream().filter(name -> !now.names().contains(name)).count();
        return !was.names().isEmpty() && missing * 3 <= was.names().size();
    }

    /** Only plain variables are called something else. */
    private static boolean isRenamed(Assertion was, Assertion now) {
        return now.expected().isEmpty()
                && was.matcher().equals(now.matcher())
                && was.skeleton().equals(now.skeleton());
    }

    private boolean isStrengthened(Assertion was) {
        Optional<Assertion> stronger = unused().filter(
                        now -> now.strength().compareTo(was.strength()) > 0 || isLongerPart(was, now))
                .filter(now -> was.touches(now) || isLongerPart(was, now))
                .filter(now -> was.strength() == Strength.EXISTENCE
                        || was.expected().stream().allMatch(value -> isWithin(value, now)))
                .findFirst();
        stronger.ifPresent(used::add);
        return stronger.isPresent();
    }

    /** More of a text is asked for than before. */
    private static boolean isLongerPart(Assertion was, Assertion now) {
        return was.strength() == Strength.PARTIAL
                && was.matcher().equals(now.matcher())
                && was.negated() == now.negated()
                && PART.matcher(was.matcher()).matches()
                && now.skeleton().equals(was.skeleton());
    }

    private static boolean isWithin(String value, Assertion now) {
        return now.expected().stream().anyMatch(other -> other.contains(value)) || value.equals("0");
    }

    /** That something exists, or how many there are, is said by whatever says what it is. */
    private boolean isImplied(Assertion was) {
        boolean weak = was.strength() == Strength.EXISTENCE || was.strength() == Strength.SIZE;
        return weak
                && after.assertions().stream()
                        .filter(now -> now.strength().compareTo(was.strength()) > 0)
                        .filter(now ->
                                now.strength().isAtLeast(Strength.SIMILAR) || was.strength() == Strength.EXISTENCE)
                        .anyMatch(now -> isSaid(was, now));
    }

    private static boolean isSaid(Assertion was, Assertion now) {
        return was.matcher().equals("fail")
                ? now.isOfFailure()
                : was.names().stream().filter(name -> !COUNTS.contains(name)).allMatch(now.names()::contains);
    }

    private void lose(Assertion was) {
        Optional<Assertion> successor = tolerated(was).or(() -> unused().filter(was::touches)
                .max(Comparator.comparing((Assertion now) -> now.skeleton().equals(was.skeleton())
                                && now.matcher().equals(was.matcher()))
                        .thenComparing(now -> now.names().stream()
                                .filter(was.names()::contains)
                                .count())
                        .thenComparing(now -> now.strength())));
        successor.ifPresent(used::add);
        losses.add(new Loss(kind(was, successor), was, successor));
    }

    private Loss.Kind kind(Assertion was, Optional<Assertion> successor) {
        if (successor.isEmpty()) {
            return isHidden(was) ? Loss.Kind.HIDDEN : Loss.Kind.GONE;
        }
        Assertion now = successor.get();
        if (Tolerances.isWider(was, now)) {
            return Loss.Kind.WIDER;
        }
        if (Tolerances.isWider(now, was) && was.matcher().equals(now.matcher())) {
            return Loss.Kind.CHANGED;
        }
        return now.strength().compareTo(was.strength()) < 0 ? Loss.Kind.LOOSER : Loss.Kind.CHANGED;
    }

    /** A method that asserts by its name, and that the change doesn't show, took the values over. */
    private boolean isHidden(Assertion was) {
        return fresh.stream()
                .filter(now -> now.strength() == Strength.PARTIAL
                        && now.matcher().matches("(?:assert|verify|check|expect)_?[A-Z_a-z]\\w+"))
                .filter(now -> !KNOWN.matcher(now.matcher()).matches())
                .anyMatch(was::touches);
    }

    private Stream<Assertion> unused() {
        return fresh.stream().filter(now -> !used.contains(now));
    }

    private static List<String> offered(Assertion assertion) {
        List<String> offered = new ArrayList<>(assertion.expected());
        if (NONE.matcher(assertion.matcher()).matches()) {
            offered.add("0");
        }
        return offered;
    }
}
