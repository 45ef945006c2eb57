package dev.lockstep.agent.models;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A configured model, checked.
 *
 * @param name the name it has in the configuration
 * @param model the name it has at the provider
 * @param window tokens
 * @param inputPrice of a million tokens
 */
record ModelSettings(
        String name,
        URI baseUri,
        Optional<ApiKey> apiKey,
        String model,
        int window,
        Duration timeout,
        Optional<BigDecimal> inputPrice,
        Optional<BigDecimal> outputPrice,
        OptionalDouble temperature) {

    /**
     * Checks what was configured.
     *
     * @throws WrongModelConfigurationException naming the property that is wrong or absent
     */
    static ModelSettings of(String name, ModelsConfig.Model config) {
        return new ModelSettings(
                name.toLowerCase(Locale.ROOT),
                baseUri(name, present(name, "base-url", config.baseUrl())),
                apiKey(name, config),
                present(name, "model", config.model()),
                window(name, config.window()),
                timeout(name, config.timeout()),
                price(name, "input-price", config.inputPrice()),
                price(name, "output-price", config.outputPrice()),
                temperature(name, config.temperature()));
    }

    static String property(String name, String property) {
        return "lockstep.models." + name + "." + property;
    }

    String property(String property) {
        return property(name, property);
    }

    /** Host, and port where one is given: what may be said of the address in logs and messages. */
    String host() {
        return baseUri.getPort() < 0 ? baseUri.getHost() : baseUri.getHost() + ":" + baseUri.getPort();
    }

    /** What so many tokens cost, in millionths of the currency, rounded up; a price that is not configured counts as 0. */
    long cost(long inputTokens, long outputTokens) {
        // A price is of a million tokens, so price × tokens is in millionths already.
        BigDecimal input = inputPrice.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(inputTokens));
        BigDecimal output = outputPrice.orElse(BigDecimal.ZERO).multiply(BigDecimal.valueOf(outputTokens));
        return input.add(output).setScale(0, RoundingMode.CEILING).longValueExact();
    }

    /** For people, as the subject of a sentence. */
    @Override
    public String toString() {
        return "Model '" + name + "' (" + model + " at " + host() + ")";
    }

    private static String present(String name, String property, Optional<String> value) {
        return value.map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElseThrow(() -> wrong(name, property, "is not set, but the model has other settings: set it"));
    }

    private static URI baseUri(String name, String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            // Not quoted: a URL that was pasted wrongly may hold a password.
            throw wrong(name, "base-url", "is not a URL: " + e.getReason() + " at index " + e.getIndex());
        }
        if (uri.getHost() == null || !("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))) {
            throw wrong(name, "base-url", "is not an http or https URL with a host, as in https://api.openai.com/v1");
        }
        if (uri.getUserInfo() != null || uri.getQuery() != null || uri.getFragment() != null) {
            throw wrong(name, "base-url", "has a user, a query or a fragment: leave them out; a key goes into api-key");
        }
        return uri;
    }

    private static Optional<ApiKey> apiKey(String name, ModelsConfig.Model config) {
        if (config.apiKey().isPresent() && config.apiKeyFile().isPresent()) {
            throw wrong(name, "api-key-file", "and api-key are both set: set one of them");
        }
        Optional<ApiKey> given = config.apiKey().map(key -> ApiKey.of(property(name, "api-key"), key));
        return given.or(() -> config.apiKeyFile().map(file -> ApiKey.in(property(name, "api-key-file"), file)));
    }

    private static int window(String name, int window) {
        if (window <= 0) {
            throw wrong(name, "window", "is " + window + ", but it counts tokens: it must be at least 1");
        }
        return window;
    }

    private static Duration timeout(String name, Duration timeout) {
        if (!timeout.isPositive()) {
            throw wrong(name, "timeout", "is " + timeout + ", but it must be longer than nothing");
        }
        return timeout;
    }

    private static Optional<BigDecimal> price(String name, String property, Optional<BigDecimal> price) {
        if (price.isPresent() && price.get().signum() < 0) {
            throw wrong(name, property, "is " + price.get() + ", but a price cannot be negative");
        }
        return price;
    }

    private static OptionalDouble temperature(String name, OptionalDouble temperature) {
        if (temperature.isPresent() && !(temperature.getAsDouble() >= 0 && temperature.getAsDouble() <= 2)) {
            throw wrong(name, "temperature", "is " + temperature.getAsDouble() + ", but it must lie in 0 … 2");
        }
        return temperature;
    }

    private static WrongModelConfigurationException wrong(String name, String property, String problem) {
        return new WrongModelConfigurationException(property(name, property), problem);
    }
}
