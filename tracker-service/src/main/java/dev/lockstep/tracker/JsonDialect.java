package dev.lockstep.tracker;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.contracts.Json;
import io.quarkus.jackson.ObjectMapperCustomizer;
import jakarta.inject.Singleton;

/** Gives REST the dialect of the contracts. */
@Singleton
class JsonDialect implements ObjectMapperCustomizer {
    @Override
    public void customize(ObjectMapper mapper) {
        Json.configure(mapper);
    }
}
