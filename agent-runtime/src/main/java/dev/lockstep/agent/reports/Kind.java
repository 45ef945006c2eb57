package dev.lockstep.agent.reports;

/** What a report is about, whatever its format. */
enum Kind {
    TESTS,
    COVERAGE,
    WARNINGS
}
