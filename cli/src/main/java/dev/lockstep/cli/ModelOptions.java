package dev.lockstep.cli;

import dev.lockstep.cli.client.ClientException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Names the default model; what is not given here may come from the environment. */
final class ModelOptions {
    private static final String PREFIX = "LOCKSTEP_MODELS_DEFAULT_";

    @Option(names = "--model-url", paramLabel = "URL", description = "An OpenAI-compatible endpoint.")
    @Nullable
    String url;

    @Option(names = "--model", paramLabel = "NAME", description = "The model's name there.")
    @Nullable
    String model;

    @Option(
            names = "--model-key-env",
            paramLabel = "VARIABLE",
            description = "The environment variable that holds the API key.")
    @Nullable
    String keyVariable;

    /**
     * The settings to add to the environment.
     *
     * @throws ClientException.Usage when they and the environment together name no model
     */
    Map<String, String> settings(Surroundings surroundings) {
        Map<String, String> settings = new HashMap<>();
        if (url != null) {
            settings.put(PREFIX + "BASE_URL", url);
        }
        if (model != null) {
            settings.put(PREFIX + "MODEL", model);
        }
        if (keyVariable != null) {
            settings.put(PREFIX + "API_KEY", key(surroundings, keyVariable));
        }
        for (String name : List.of(PREFIX + "BASE_URL", PREFIX + "MODEL")) {
            if (settings.getOrDefault(name, surroundings.setting(name)).isBlank()) {
                throw new ClientException.Usage(howToNameOne());
            }
        }
        return settings;
    }

    private static String key(Surroundings surroundings, String variable) {
        String key = surroundings.setting(variable);
        if (key.isBlank()) {
            throw new ClientException.Usage("--model-key-env names " + variable + ", but that variable is not set");
        }
        return key;
    }

    private static String howToNameOne() {
        return """
               No model is named, and without one no session can run.
               Name one: lockstep up --model-url URL --model NAME [--model-key-env VARIABLE]
               or set LOCKSTEP_MODELS_DEFAULT_BASE_URL, LOCKSTEP_MODELS_DEFAULT_MODEL and LOCKSTEP_MODELS_DEFAULT_API_KEY.
               To see Lockstep without a model: lockstep demo (a script plays the model).""";
    }
}
