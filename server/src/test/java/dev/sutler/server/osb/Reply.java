package dev.sutler.server.osb;

import static org.assertj.core.api.Assertions.assertThat;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// What a server answered.
record Reply(int status, HttpHeaders headers, String text) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Reply of(HttpResponse<byte[]> response) {
        return new Reply(
                response.statusCode(),
                response.headers(),
                new String(response.body(), StandardCharsets.UTF_8));
    }

    JsonNode json() {
        return JSON.readTree(text);
    }

    String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /// Checks that this is an error in the one shape that errors have.
    Reply isError(int expected, String word) {
        assertThat(status).as(text).isEqualTo(expected);
        assertThat(header("Content-Type")).isEqualTo("application/json");
        assertThat(json().path("error").stringValue()).isEqualTo(word);
        assertThat(json().path("description").stringValue()).isNotBlank();
        assertThat(text).doesNotContain("Exception", "dev.sutler", "tools.jackson", "helidon");
        return this;
    }
}
