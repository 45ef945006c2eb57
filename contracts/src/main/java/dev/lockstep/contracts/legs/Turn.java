package dev.lockstep.contracts.legs;

/** A turn as recorded: its place in the session's transcript (from 0), the leg and attempt that recorded it, and the digest of its body. */
public record Turn(int index, String leg, int attempt, String digest, TurnBody body) {}
