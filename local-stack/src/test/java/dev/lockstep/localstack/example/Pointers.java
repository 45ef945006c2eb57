package dev.lockstep.localstack.example;

import java.util.List;
import java.util.Set;

/**
 * What a session's pointers may refer to.
 *
 * @param answered ids of answered questions, such as {@code Q1}
 * @param accepted ids of questions whose assumption was accepted
 * @param runs how many commands the session has run
 */
record Pointers(Workspace workspace, List<String> request, Set<String> answered, Set<String> accepted, int runs) {
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
