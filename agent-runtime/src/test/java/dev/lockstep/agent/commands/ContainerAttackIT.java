package dev.lockstep.agent.commands;

import org.junit.jupiter.api.BeforeAll;

/** Every attack on a container of a real engine, where there is one. */
class ContainerAttackIT extends SandboxAttacks {
    private static CommandRunner runner;

    @BeforeAll
    static void requireEngine() {
        runner = ContainerHere.required();
    }

    @Override
    CommandRunner runner() {
        return runner;
    }
}
