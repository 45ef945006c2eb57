package dev.lockstep.localstack;

import dev.lockstep.localstack.script.ScriptedModel;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The models that the agents of a stack use.
 *
 * @param label what people are told
 * @param settings the {@code LOCKSTEP_MODELS_…} and {@code LOCKSTEP_ROLES_…} settings; they hold API keys, so they go to agents alone
 */
public record Model(String label, boolean scripted, Map<String, String> settings) {
    private static final String PREFIX = "LOCKSTEP_MODELS_";

    public Model {
        settings = Map.copyOf(settings);
    }

    /** The scripted model at an address. */
    public static Model scripted(URI base) {
        return new Model(
                "script",
                true,
                Map.of(
                        PREFIX + "DEFAULT_BASE_URL",
                        base.toString(),
                        PREFIX + "DEFAULT_API_KEY",
                        ScriptedModel.KEY,
                        PREFIX + "DEFAULT_MODEL",
                        "script",
                        PREFIX + "DEFAULT_WINDOW",
                        "200000"));
    }

    /**
     * The models that the environment names.
     *
     * @throws StackException when there is no default model
     */
    public static Model fromEnvironment(Map<String, String> environment) {
        Map<String, String> settings = new TreeMap<>();
        environment.forEach((name, value) -> {
            if (name.startsWith(PREFIX) || name.startsWith("LOCKSTEP_ROLES_")) {
                settings.put(name, value);
            }
        });
        String model = settings.getOrDefault(PREFIX + "DEFAULT_MODEL", "");
        String url = settings.getOrDefault(PREFIX + "DEFAULT_BASE_URL", "");
        if (model.isBlank() || url.isBlank()) {
            throw new StackException(
                    "No model is named. Set " + PREFIX + "DEFAULT_BASE_URL (an OpenAI-compatible endpoint), " + PREFIX
                            + "DEFAULT_MODEL and, where the endpoint wants one, " + PREFIX + "DEFAULT_API_KEY");
        }
        return new Model(model + " at " + url, false, settings);
    }

    /** The window, in tokens, of the model that implements; empty where the settings leave it to its default. */
    Optional<String> implementationWindow() {
        String name = settings.getOrDefault("LOCKSTEP_ROLES_IMPLEMENTATION", "DEFAULT");
        return Optional.ofNullable(settings.get(PREFIX + name.toUpperCase(Locale.ROOT) + "_WINDOW"));
    }

    /** Without the settings, which may hold keys. */
    @Override
    public String toString() {
        return "Model[" + label + "]";
    }
}
