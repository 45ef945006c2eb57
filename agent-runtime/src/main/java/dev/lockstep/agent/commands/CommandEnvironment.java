package dev.lockstep.agent.commands;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The whole environment of a command: nothing of the agent's own environment, which holds its secrets, is passed on. */
final class CommandEnvironment {
    private CommandEnvironment() {}

    /** {@code LOCKSTEP_CACHE} names the project's cache, for commands that keep downloads there. */
    static Map<String, String> of(Path javaHome, String home, String cache, Map<String, String> more) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("PATH", javaHome.resolve("bin") + ":/usr/local/bin:/usr/bin:/bin");
        variables.put("JAVA_HOME", javaHome.toString());
        variables.putAll(inImage(home, cache, more));
        return variables;
    }

    /** The same without what an image of a container says by itself: where its programs are, and its JDK. */
    static Map<String, String> inImage(String home, String cache, Map<String, String> more) {
        Map<String, String> variables = new TreeMap<>();
        variables.put("HOME", home);
        variables.put("LANG", "C.UTF-8");
        variables.put("TERM", "dumb");
        variables.put("LOCKSTEP_CACHE", cache);
        variables.put("XDG_CACHE_HOME", cache);
        // Compiled Python in the workspace would be part of the change.
        variables.put("PYTHONPYCACHEPREFIX", cache + "/pycache");
        variables.putAll(more);
        return variables;
    }
}
