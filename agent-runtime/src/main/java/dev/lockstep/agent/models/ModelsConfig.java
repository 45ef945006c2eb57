package dev.lockstep.agent.models;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * {@code lockstep.models.<name>.*}: the models by name. In the environment ({@code LOCKSTEP_MODELS_<NAME>_BASE_URL}) a
 * name is one word of letters and digits, because an underscore would be read as a further level.
 */
@ConfigMapping(prefix = "lockstep.models")
public interface ModelsConfig {
    @WithParentName
    Map<String, Model> models();

    /** One model of an OpenAI-compatible provider. */
    interface Model {
        /** Where the provider's API begins, without {@code /chat/completions}, as in {@code https://api.openai.com/v1}. */
        Optional<String> baseUrl();

        /** The provider's key; leave it out where none is wanted. Never logged. */
        Optional<String> apiKey();

        /** A file that holds the key and nothing else, instead of {@code api-key}. */
        Optional<Path> apiKeyFile();

        /** The provider's own name of the model. */
        Optional<String> model();

        /** How many tokens the model reads and writes at once. */
        @WithDefault("128000")
        int window();

        /** The longest that one HTTP call may take. */
        @WithDefault("PT5M")
        Duration timeout();

        /** Price of a million input tokens, in the currency of your choice. */
        Optional<BigDecimal> inputPrice();

        /** Price of a million output tokens, in the same currency. */
        Optional<BigDecimal> outputPrice();

        /** Sampling temperature; left to the provider when absent. */
        OptionalDouble temperature();
    }
}
