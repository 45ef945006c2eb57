package dev.lockstep.tracker.guards;

import java.util.List;

/**
 * A class or a describe block.
 *
 * @param head what introduces it, with annotations, decorators or the call's name and title
 * @param headStart offset of the head; the scope ends at {@code end}
 */
record Scope(String name, String head, int headStart, int start, int end) {
    /** Scopes within each other; nobody writes that many, and each makes names longer. */
    private static final int MAX_DEPTH = 20;

    /** Those around an offset, the outermost first, of too many the inner ones. */
    static List<Scope> around(List<Scope> scopes, int offset) {
        List<Scope> around =
                scopes.stream().filter(scope -> scope.holds(offset)).toList();
        return around.subList(Math.max(0, around.size() - MAX_DEPTH), around.size());
    }

    boolean holds(int offset) {
        return start <= offset && offset < end;
    }
}
