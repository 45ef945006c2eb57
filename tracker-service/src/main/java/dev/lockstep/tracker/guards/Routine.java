package dev.lockstep.tracker.guards;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A test case, or a method or function beside the tests.
 *
 * @param test whether a runner would take it for a test, disabled or not
 * @param scopes the classes or describe blocks around it, the outermost first
 * @param head what introduces it, with annotations, decorators or the call's name, table and title
 * @param headStart offset of the head; the body's offsets stand without the braces
 */
record Routine(
        SourceText source,
        String name,
        boolean test,
        List<Scope> scopes,
        String head,
        int headStart,
        int nameStart,
        int bodyStart,
        int bodyEnd) {

    /** A body that is cut off ends where it begins. */
    Routine {
        bodyEnd = Math.max(bodyStart, bodyEnd);
    }

    String path() {
        return source.path();
    }

    String body() {
        return source.plain().substring(bodyStart, bodyEnd);
    }

    String bodyCode() {
        return source.code().substring(bodyStart, bodyEnd);
    }

    int line() {
        return source.lineAt(nameStart);
    }

    /** The name within its file. */
    String key() {
        return Stream.concat(scopes.stream().map(Scope::name), Stream.of(name)).collect(Collectors.joining(" › "));
    }

    /** One place of one file is one routine. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Routine routine
                && source.equals(routine.source)
                && headStart == routine.headStart
                && nameStart == routine.nameStart;
    }

    @Override
    public int hashCode() {
        return nameStart;
    }

    boolean holds(int offset) {
        return headStart <= offset && offset < bodyEnd;
    }

    /** The line that names it, as evidence. */
    String shown() {
        return source.lineTextAt(nameStart);
    }
}
