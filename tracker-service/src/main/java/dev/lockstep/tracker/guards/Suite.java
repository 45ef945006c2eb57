package dev.lockstep.tracker.guards;

import dev.lockstep.tracker.domain.policy.TestFiles;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** One side's test files of a change, read. */
final class Suite {
    private final Map<String, List<Routine>> routines = new LinkedHashMap<>();

    private final IdentityHashMap<Routine, Checks> checks = new IdentityHashMap<>();

    private Suite() {}

    static Suite of(List<ChangedFile> files, Function<ChangedFile, Optional<String>> side) {
        Suite suite = new Suite();
        for (ChangedFile file : files) {
            Optional<Language> language = Language.of(file.path());
            if (language.isPresent() && TestFiles.isTest(file.path())) {
                side.apply(file)
                        .map(text -> SourceText.of(file.path(), language.get(), text))
                        .ifPresent(source -> suite.routines.put(file.path(), read(source)));
            }
        }
        return suite;
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

    /** What isn't a test and has that name; in the caller's file first. */
    List<Routine> named(String name, Routine caller) {
        List<Routine> near = in(caller.path()).stream()
                .filter(routine -> isCalled(routine, name, caller))
                .toList();
        return near.isEmpty()
                ? all().stream()
                        .filter(routine ->
                                routine.source().language() == caller.source().language())
                        .filter(routine -> isCalled(routine, name, caller))
                        .toList()
                : near;
    }

    private static boolean isCalled(Routine routine, String name, Routine caller) {
        return !routine.test() && routine.name().equals(name) && !routine.equals(caller);
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
        List<Assertion> assertions = new ArrayList<>();
        List<String> given = new ArrayList<>(Rows.of(routine, in(routine.path())));
        collect(routine, new ArrayList<>(), assertions, given);
        return new Checks(assertions, given);
    }

    private void collect(Routine routine, List<Routine> seen, List<Assertion> assertions, List<String> given) {
        seen.add(routine);
        Map<String, List<Routine>> helpers = new LinkedHashMap<>();
        for (String name : AssertionReader.called(routine)) {
            List<Routine> found = named(name, routine).stream()
                    .filter(helper -> !seen.contains(helper))
                    .toList();
            if (!found.isEmpty()) {
                helpers.put(name, found);
            }
        }
        assertions.addAll(AssertionReader.read(routine, helpers::containsKey));
        helpers.forEach((name, found) -> {
            int before = assertions.size();
            found.stream()
                    .filter(helper -> !seen.contains(helper))
                    .forEach(helper -> collect(helper, seen, assertions, given));
            if (assertions.size() > before) {
                given.addAll(Checks.arguments(routine, name));
            }
        });
    }
}
