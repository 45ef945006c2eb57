package dev.lockstep.contracts.legs;

/** What a person said to a question. An accepted assumption is an answer of its own kind. */
public record AnsweredQuestion(String id, String question, String answer, boolean assumptionAccepted, String by) {}
