package dev.lockstep.e2e;

import java.util.function.BooleanSupplier;

/** A kill, and the moment for it. */
record Fault(String name, BooleanSupplier due, Runnable strike) {}
