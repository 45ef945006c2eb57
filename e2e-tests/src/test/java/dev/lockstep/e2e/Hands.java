package dev.lockstep.e2e;

import dev.lockstep.cli.demo.Move;

/** How people act: through the REST API, or by clicks on the pages. */
interface Hands {
    void answer(String cycle, Move.Answer answer);

    /** Looks at what waits, then decides on exactly that. */
    void decide(String cycle, Move.Decide decide);
}
