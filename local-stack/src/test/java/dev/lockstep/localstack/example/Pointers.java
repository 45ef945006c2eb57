package dev.lockstep.localstack.example;

import dev.lockstep.contracts.templates.PointerKind;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * What a session's pointers may refer to.
 *
 * @param answered ids of answered questions, such as {@code Q1}
 * @param accepted ids of questions whose assumption was accepted
 * @param runs how many commands the session has run
 * @param written the files that the session has written
 * @param red the numbers of the runs that fail
 */
record Pointers(
        Workspace workspace,
        List<String> request,
        Set<String> answered,
        Set<String> accepted,
        int runs,
        Set<String> written,
        IntPredicate red) {
    /** Whether a pointer that leads somewhere is of that kind. */
    boolean is(PointerKind kind, String pointer) {
        if (!kind.hasLetterOf(pointer)) {
            return false;
        }
        String target = pointer.substring(2);
        return switch (kind) {
            case REQUEST, ANSWER, ASSUMPTION, OWN_DOCUMENT, CODE, ANY_RUN -> true;
            case DOCUMENT -> !written.contains(target.substring(0, target.indexOf('#')));
            case PASSED_RUN, SCAN_RUN -> !red.test(Integer.parseInt(target.substring(1)));
            case FAILED_RUN -> red.test(Integer.parseInt(target.substring(1)));
        };
    }

    boolean resolve(String pointer) {
        String target = pointer.substring(Math.min(2, pointer.length()));
        return switch (pointer.length() > 2 ? pointer.substring(0, 2) : "") {
            case "R:" -> isWithin(target, request.size());
            case "A:" -> answered.contains(target);
            case "H:" -> accepted.contains(target);
            case "E:" -> target.startsWith("E") && isWithin(target.substring(1), runs);
            case "F:" -> isLine(target);
            case "D:" -> isSection(target);
            default -> false;
        };
    }

    private boolean isLine(String target) {
        int colon = target.lastIndexOf(':');
        return colon > 0
                && workspace.has(target.substring(0, colon))
                && isWithin(
                        target.substring(colon + 1),
                        workspace.lines(target.substring(0, colon)).size());
    }

    private boolean isSection(String target) {
        int hash = target.indexOf('#');
        return hash > 0
                && workspace.has(target.substring(0, hash))
                && workspace.lines(target.substring(0, hash)).stream()
                        .anyMatch(line -> line.matches("#{1,6} .*")
                                && line.replaceFirst("#+ ", "").equals(target.substring(hash + 1)));
    }

    private static boolean isWithin(String number, int last) {
        return number.matches("[1-9][0-9]{0,5}") && Integer.parseInt(number) <= last;
    }
}
