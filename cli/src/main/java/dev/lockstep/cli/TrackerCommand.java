package dev.lockstep.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.cli.client.ClientException;
import dev.lockstep.cli.client.Tracker;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** A command that asks a tracker. */
abstract class TrackerCommand implements Callable<Integer> {
    @Mixin
    Access access = new Access();

    @Mixin
    Output output = new Output();

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    @Override
    public final Integer call() {
        return run(access.tracker(surroundings(), defaultPerson()));
    }

    abstract int run(Tracker tracker);

    /** Which person of a local stack acts when none is named. */
    DefaultPerson defaultPerson() {
        return DefaultPerson.ANYONE;
    }

    final Surroundings surroundings() {
        return ((Lockstep) spec.root().userObject()).surroundings();
    }

    /** Prints where a cycle stands after a change to it. */
    final int showAfter(Tracker tracker, String cycle, String done) {
        JsonNode view = tracker.get(Tracker.path("cycles", cycle));
        output.result(view, done + "\n" + "Next: " + view.path("next").asText());
        return Lockstep.OK;
    }

    /** The reason that a decision must carry. */
    static String required(String reason, String what) {
        if (reason.isBlank()) {
            throw new ClientException.Usage("Say " + what + " with -m");
        }
        return reason;
    }
}
