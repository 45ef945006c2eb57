package dev.lockstep.agent.tools;

import dev.lockstep.contracts.legs.Evidence;
import java.util.List;

/** A run of a command as it was seen; {@code unread} are the reports that could not be read, each with the reason. */
record SeenRun(Evidence evidence, List<String> unread, String output) {}
