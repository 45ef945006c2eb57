package dev.lockstep.agent.commands;

import org.junit.jupiter.api.BeforeAll;

class BubblewrapIT extends CommandRunnerContract {
    private static CommandRunner runner;

    @BeforeAll
    static void requireBubblewrap() {
        runner = BubblewrapHere.required();
    }

    @Override
    CommandRunner runner() {
        return runner;
    }
}
