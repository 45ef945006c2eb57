package dev.lockstep.tracker.guards;

/**
 * A class or a describe block.
 *
 * @param head what introduces it, with annotations, decorators or the call's name and title
 * @param headStart offset of the head; the scope ends at {@code end}
 */
record Scope(String name, String head, int headStart, int start, int end) {
    boolean holds(int offset) {
        return start <= offset && offset < end;
    }
}
