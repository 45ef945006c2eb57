package dev.lockstep.tracker.domain.command;

import dev.lockstep.contracts.templates.TemplateSpec.Budget;

/** What the machine measured before a session goes on, and the budget that its template gives it. */
public record Spent(Budget budget, Amounts bySession, Amounts byCycle) {}
