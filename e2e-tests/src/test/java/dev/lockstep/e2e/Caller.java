package dev.lockstep.e2e;

import static io.restassured.RestAssured.given;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.contracts.Json;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;

/** Someone who uses the tracker's REST API with a token. */
record Caller(URI tracker, String token) {
    /** What is there; anything but a 200 is a failure. */
    JsonNode get(String path, Object... names) {
        return body(request().get(path, names), 200);
    }

    /** Posts and returns the answer; anything but the status is a failure. */
    JsonNode post(int status, Object body, String path, Object... names) {
        return body(request().body(Json.text(body)).post(path, names), status);
    }

    private RequestSpecification request() {
        return given().baseUri(tracker.toString())
                .auth()
                .oauth2(token)
                .contentType(ContentType.JSON)
                .accept(ContentType.JSON);
    }

    private static JsonNode body(Response response, int status) {
        byte[] body = response.asByteArray();
        if (response.statusCode() != status) {
            throw new AssertionError(
                    "Expected " + status + ", got " + response.statusCode() + ": " + response.asString());
        }
        return Json.read(body, JsonNode.class);
    }

    /** Without the token. */
    @Override
    public String toString() {
        return "Caller[" + tracker + "]";
    }
}
