package dev.lockstep.tracker.guards;

import dev.lockstep.tracker.domain.policy.TestFiles;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One side's test files of a change, read. What is asked of a routine is found once. */
final class Suite {
    private final Map<String, List<Routine>> routines = new LinkedHashMap<>();
    private final Map<String, List<Routine>> methods = new HashMap<>();
    private final Map<Routine, Checks> checks = new IdentityHashMap<>();
    private final Map<Routine, List<Assertion>> assertions = new IdentityHashMap<>();
    private final Map<Routine, Boolean> asserting = new IdentityHashMap<>();
    private final Map<Routine, List<String>> given = new IdentityHashMap<>();
    private final Map<Routine, List<String>> rows = new IdentityHashMap<>();
    private final Map<Routine, Set<String>> values = new IdentityHashMap<>();
    private final Map<Routine, Set<String>> calls = new IdentityHashMap<>();
    private final Map<Routine, Resemblance> words = new IdentityHashMap<>();
    private final Unchecked unchecked;

    private Suite(Unchecked unchecked) {
        this.unchecked = unchecked;
    }

    static Suite of(List<ChangedFile> files, Function<ChangedFile, Optional<String>> side, Unchecked unchecked) {
        Suite suite = new Suite(unchecked);
        for (ChangedFile file : files) {
            Optional<Language> language = Language.of(file.path());
            if (language.isPresent() && TestFiles.isTest(file.path())) {
                side.apply(file)
                        .flatMap(text -> unchecked.look(
                                file.path(), () -> read(SourceText.of(file.path(), language.get(), text))))
                        .ifPresent(read -> suite.add(file.path(), read));
            }
        }
        return suite;
    }

    private void add(String path, List<Routine> read) {
        if (routines.values().stream().mapToInt(List::size).sum() + read.size() > Bounds.ROUTINES) {
            unchecked.add(path, Unread.TOO_MANY_TESTS);
            return;
        }
        if (read.stream().anyMatch(Suite::isLong)) {
            unchecked.add(path, Unread.TOO_LONG);
        }
        List<Routine> kept = read.stream().filter(routine -> !isLong(routine)).toList();
        routines.put(path, kept);
        kept.stream().filter(routine -> !routine.test()).forEach(method -> methods.computeIfAbsent(
                        method.name(), _ -> new ArrayList<>())
                .add(method));
    }

    private static boolean isLong(Routine routine) {
        return routine.bodyEnd() - routine.bodyStart() > Bounds.ROUTINE;
    }

    private static List<Routine> read(SourceText source) {
        return switch (source.language()) {
            case JAVA -> JavaReader.read(source);
            case PYTHON -> PythonReader.read(source);
            case SCRIPT -> ScriptReader.read(source);
        };
    }

    List<Routine> all() {
        return routines.values().stream().flatMap(Collection::stream).toList();
    }

    List<Routine> tests() {
        return all().stream().filter(Routine::test).toList();
    }

    List<Routine> in(String path) {
        return routines.getOrDefault(path, List.of());
    }

    /** The cases that the routine is given, as {@link Rows} reads them. */
    List<String> rows(Routine routine) {
        return rows.computeIfAbsent(routine, test -> Rows.of(test, in(test.path())));
    }

    /** The literals in the routine's body and in the cases that it is given. */
    Set<String> values(Routine routine) {
        return values.computeIfAbsent(routine, test -> Stream.concat(
                        Literals.in(test.body()).stream(),
                        rows(test).stream().flatMap(row -> Checks.values(row).stream()))
                .collect(Collectors.toSet()));
    }

    /** The words of the routine's body. */
    Resemblance words(Routine routine) {
        return words.computeIfAbsent(routine, test -> Resemblance.of(test.body()));
    }

    /** The names of what the routine calls. */
    Set<String> calls(Routine routine) {
        return calls.computeIfAbsent(routine, AssertionReader::called);
    }

    /** What isn't a test and has that name; in the caller's file first. */
    private List<Routine> named(String name, Routine caller) {
        List<Routine> called = methods.getOrDefault(name, List.of()).stream()
                .filter(method -> method != caller)
                .filter(method -> method.source().language() == caller.source().language())
                .toList();
        List<Routine> near = called.stream()
                .filter(method -> method.path().equals(caller.path()))
                .toList();
        return near.isEmpty() ? called : near;
    }

    /** What each of them checks; nothing, where that cannot be read. */
    List<Checks> checks(List<Routine> all) {
        return all.stream()
                .flatMap(one -> unchecked.look(one.path(), () -> checks(one)).stream())
                .toList();
    }

    /** What the routine checks, itself and through what it calls. */
    Checks checks(Routine routine) {
        Checks known = checks.get(routine);
        if (known != null) {
            return known;
        }
        Checks read = read(routine);
        checks.put(routine, read);
        return read;
    }

    private Checks read(Routine routine) {
        List<Assertion> found = new ArrayList<>();
        List<String> given = new ArrayList<>(rows(routine));
        for (Routine one : reached(routine)) {
            found.addAll(own(one));
            given.addAll(given(one));
        }
        if (found.size() > Bounds.ASSERTIONS) {
            unchecked.add(routine.path(), Unread.TOO_MANY_ASSERTIONS);
        }
        return new Checks(List.copyOf(found.subList(0, Math.min(found.size(), Bounds.ASSERTIONS))), given);
    }

    /** What it hands to methods that assert. */
    private List<String> given(Routine routine) {
        List<String> known = given.get(routine);
        if (known != null) {
            return known;
        }
        List<String> read = calls(routine).stream()
                .filter(name -> named(name, routine).stream().anyMatch(this::isAsserting))
                .flatMap(name -> Checks.arguments(routine, name).stream())
                .toList();
        given.put(routine, read);
        return read;
    }

    private boolean isAsserting(Routine method) {
        return asserting.computeIfAbsent(method, _ -> reached(method).stream().anyMatch(one -> !own(one).isEmpty()));
    }

    /** The routine and what it calls, directly or not, until that is more than a test can be about. */
    private Set<Routine> reached(Routine routine) {
        Set<Routine> reached = new LinkedHashSet<>(List.of(routine));
        Deque<Routine> open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            Routine one = open.remove();
            List<Routine> called = calls(one).stream()
                    .flatMap(name -> named(name, one).stream())
                    .limit(Bounds.REACHED)
                    .filter(method -> !reached.contains(method))
                    .toList();
            if (reached.size() + called.size() > Bounds.REACHED) {
                unchecked.add(routine.path(), Unread.TOO_MANY_ASSERTIONS);
                return reached;
            }
            called.stream().filter(reached::add).forEach(open::add);
        }
        return reached;
    }

    /** What it asserts itself; calls of methods that can be read are left out, for what those assert is read in them. */
    private List<Assertion> own(Routine routine) {
        List<Assertion> known = assertions.get(routine);
        if (known != null) {
            return known;
        }
        List<Assertion> read =
                AssertionReader.read(routine, name -> !named(name, routine).isEmpty());
        assertions.put(routine, read);
        return read;
    }
}
