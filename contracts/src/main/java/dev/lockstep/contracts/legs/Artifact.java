package dev.lockstep.contracts.legs;

/** A document in the shared store at the submitted commit: its path and the SHA-256 of its bytes. */
public record Artifact(String path, String sha256) {}
