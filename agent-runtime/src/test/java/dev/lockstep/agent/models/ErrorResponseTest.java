package dev.lockstep.agent.models;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorResponseTest {
    @ParameterizedTest
    @CsvSource({
        "400,Refused",
        "401,KeyRefused",
        "402,OutOfCredit",
        "403,KeyRefused",
        "404,NotFound",
        "408,ServerFailed",
        "409,Refused",
        "413,PromptTooLong",
        "422,Refused",
        "429,RateLimited",
        "301,Refused",
        "500,ServerFailed",
        "503,ServerFailed",
        "529,ServerFailed"
    })
    void theStatusTellsTheFault(int status, String fault) {
        assertThat(fault(status, "{\"error\":{\"message\":\"no\"}}").getClass().getSimpleName())
                .isEqualTo(fault);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"too much\",\"code\":\"context_length_exceeded\"}}",
                "{\"error\":{\"message\":\"This model's maximum context length is 8192 tokens\",\"code\":400}}",
                "{\"error\":\"prompt is too long: 9000 tokens\"}",
                "{\"message\":\"the request exceeds the available context window\"}"
            })
    void anOverlongPromptIsToldFromOtherBadRequests(String body) {
        assertThat(fault(400, body)).isInstanceOf(CallFault.PromptTooLong.class);
    }

    @Test
    void anExhaustedQuotaIsNoRateLimit() {
        assertThat(fault(429, "{\"error\":{\"message\":\"pay\",\"code\":\"insufficient_quota\"}}"))
                .isEqualTo(new CallFault.OutOfCredit("pay"));
    }

    @Test
    void theRequestedPauseIsKept() {
        var response = new ErrorResponse(429, new RetryAfter(Optional.of("9"), Instant.EPOCH), "{}", body -> body);

        assertThat(response.fault()).isEqualTo(new CallFault.RateLimited(Optional.of(Duration.ofSeconds(9)), "{}"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"message\":\"a b\"}}|a b",
                "{\"error\":\"a\"}|a",
                "{\"detail\":\"a\"}|a",
                "<html>\u0000Bad gateway</html>|<html> Bad gateway</html>",
                "''|''",
                "[]|[]",
                "{\"error\":{\"message\":5}}|{\"error\":{\"message\":5}}"
            })
    void theProvidersWordsAreFoundInAnyShape(String body, String detail) {
        assertThat(fault(500, body)).isEqualTo(new CallFault.ServerFailed(500, Optional.empty(), detail));
    }

    @Test
    void aLongBodyIsCut() {
        assertThat(((CallFault.Refused) fault(400, "x".repeat(10_000))).detail())
                .hasSize(301);
    }

    @Test
    void anEchoedKeyIsHidden() {
        var key = ApiKey.of("p", "sk-very-secret");
        var body = "{\"error\":{\"message\":\"Incorrect API key provided: sk-very-secret\"}}";

        var fault = new ErrorResponse(401, new RetryAfter(Optional.empty(), Instant.EPOCH), body, key::hideIn).fault();

        assertThat(fault.toString()).contains("Incorrect API key").doesNotContain("secret");
    }

    private static CallFault fault(int status, String body) {
        return new ErrorResponse(status, new RetryAfter(Optional.empty(), Instant.EPOCH), body, text -> text).fault();
    }
}
