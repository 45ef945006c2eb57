package dev.lockstep.agent.commands;

import java.util.Map;

class DirectRunnerIT extends CommandRunnerContract {
    private static final CommandRunner RUNNER = new DirectRunner(Map.of());

    @Override
    CommandRunner runner() {
        return RUNNER;
    }
}
