package dev.lockstep.localstack;

import dev.lockstep.localstack.script.ScriptException;
import dev.lockstep.localstack.script.ScriptedModel;
import java.nio.file.Path;

/** The models of a launch, with what runs for them in this process. */
record Models(Model model, AutoCloseable server) implements AutoCloseable {
    /**
     * The script's, where one is named; otherwise those of the environment.
     *
     * @throws StackException when no model is named, or the script can't be played
     */
    static Models open(LaunchOptions launch) {
        return launch.script()
                .map(Models::scripted)
                .orElseGet(() -> new Models(Model.fromEnvironment(System.getenv()), () -> {}));
    }

    private static Models scripted(Path script) {
        try {
            ScriptedModel server = ScriptedModel.start(script, 0);
            return new Models(Model.scripted(server.baseUri()), server);
        } catch (ScriptException e) {
            throw new StackException("The script can't be played: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (Exception e) {
            throw new StackException("The scripted model was not closed: " + e.getMessage(), e);
        }
    }
}
