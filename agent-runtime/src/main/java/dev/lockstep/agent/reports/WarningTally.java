package dev.lockstep.agent.reports;

import dev.lockstep.contracts.legs.Reported.Warnings;

/** Counts results of static analysis by their level. */
final class WarningTally {
    private int errors;
    private int warnings;
    private int notes;
    private boolean any;

    void begin() {
        any = true;
    }

    void add(String level, int count) {
        switch (level) {
            case "error" -> errors += count;
            case "warning" -> warnings += count;
            case "note" -> notes += count;
            default -> {
                // "none" is no finding.
            }
        }
    }

    boolean isEmpty() {
        return !any;
    }

    Warnings counts() {
        return new Warnings(errors, warnings, notes);
    }
}
