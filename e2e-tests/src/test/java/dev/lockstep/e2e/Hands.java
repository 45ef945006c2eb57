package dev.lockstep.e2e;

import dev.lockstep.cli.demo.Move;

/** How people act: through the REST API, or by clicks on the pages. */
interface Hands {
    /** Asks for the change; returns the cycle's id. */
    String request(String by, String project, String text);

    void answer(String cycle, Move.Answer answer);

    /** Looks at what waits, then decides on exactly that. */
    void decide(String cycle, Move.Decide decide);
}
