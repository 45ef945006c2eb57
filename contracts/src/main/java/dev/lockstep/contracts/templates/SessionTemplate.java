package dev.lockstep.contracts.templates;

/** A template as used: where it came from, the digest of its bytes, what it declares, and the instructions to the model. */
public record SessionTemplate(String path, String sha256, TemplateSpec spec, String body) {}
