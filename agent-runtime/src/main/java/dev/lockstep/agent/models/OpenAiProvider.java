package dev.lockstep.agent.models;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.model.openai.OpenAiChatModel;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/** Connects to OpenAI-compatible providers; LangChain4j does the wire format, and its own retries are off. */
final class OpenAiProvider implements AutoCloseable {
    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

    // HTTP/1.1: with HTTP/2 the JDK asks plain-text servers for an upgrade, and some of them then lose the body.
    private final java.net.http.HttpClient http = java.net.http.HttpClient.newBuilder()
            .version(java.net.http.HttpClient.Version.HTTP_1_1)
            .connectTimeout(CONNECT_TIMEOUT)
            .build();

    private final RetryPolicy policy;
    private final Pacing pacing;
    private final RandomGenerator random;
    private final InstantSource clock;

    OpenAiProvider(RetryPolicy policy, Pacing pacing, RandomGenerator random, InstantSource clock) {
        this.policy = policy;
        this.pacing = pacing;
        this.random = random;
        this.clock = clock;
    }

    static OpenAiProvider real() {
        return new OpenAiProvider(
                RetryPolicy.USUAL,
                Pacing.real(),
                () -> ThreadLocalRandom.current().nextLong(),
                InstantSource.system());
    }

    ConfiguredModel model(ModelSettings settings) {
        var builder = OpenAiChatModel.builder()
                .httpClientBuilder(new Exchanges(settings))
                .baseUrl(settings.baseUri().toString())
                .modelName(settings.model())
                .timeout(settings.timeout())
                .maxRetries(0);
        settings.apiKey().ifPresent(key -> builder.apiKey(key.reveal()));
        settings.temperature().ifPresent(builder::temperature);
        return new ConfiguredModel(settings, new ProviderModel(builder.build()), policy, pacing, random);
    }

    @Override
    public void close() {
        http.shutdownNow();
        http.close();
    }

    /** Hands LangChain4j our HTTP. Its time-outs are ignored: they are the settings' own, and cover the body too. */
    private final class Exchanges implements HttpClientBuilder {
        private final ModelSettings settings;

        Exchanges(ModelSettings settings) {
            this.settings = settings;
        }

        @Override
        public Duration connectTimeout() {
            return CONNECT_TIMEOUT;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return settings.timeout();
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            return this;
        }

        @Override
        public HttpClient build() {
            UnaryOperator<String> hideKey = settings.apiKey()
                    .<UnaryOperator<String>>map(key -> key::hideIn)
                    .orElse(UnaryOperator.identity());
            return new ProviderHttp(http, settings.timeout(), hideKey, clock);
        }
    }
}
