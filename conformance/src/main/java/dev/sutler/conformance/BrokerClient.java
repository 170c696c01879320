package dev.sutler.conformance;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Talks to one broker as a platform does: authenticated, with a version and a request identity on
/// every request.
public final class BrokerClient {

    private static final Duration PATIENCE = Duration.ofSeconds(70);

    private final HttpClient http;
    private final Target target;
    private final Supplier<String> requestIds;
    private final JsonMapper json = JsonMapper.shared();

    /// Where the broker is and how to get in.
    ///
    /// @param base its address, without `/v2`
    /// @param version the `X-Broker-API-Version` to send
    public record Target(URI base, String username, String password, String version) {
        @Override
        public String toString() {
            return "broker at " + base;
        }
    }

    /// @param requestIds a new request identity for each request
    public BrokerClient(HttpClient http, Target target, Supplier<String> requestIds) {
        this.http = http;
        this.target = target;
        this.requestIds = requestIds;
    }

    /// The user name that is sent.
    public String username() {
        return target.username();
    }

    /// Asks, and waits for the answer.
    ///
    /// @throws UncheckedIOException when there is no answer
    public Answer ask(Question question) {
        String requestId = requestIds.get();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Authorization", basic());
        headers.put("X-Broker-API-Version", target.version());
        headers.put("X-Broker-API-Request-Identity", requestId);
        question.body().ifPresent(body -> headers.put("Content-Type", "application/json"));
        headers.putAll(question.headers());
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(target.base() + question.target()))
                        .timeout(PATIENCE)
                        .method(question.method(), publisher(question));
        headers.forEach(
                (name, value) -> {
                    if (!value.isEmpty()) {
                        request.header(name, value);
                    }
                });
        HttpResponse<String> response = send(request.build());
        return new Answer(
                question,
                headers.getOrDefault("X-Broker-API-Request-Identity", ""),
                response.statusCode(),
                response.headers(),
                response.body(),
                parse(response.body()));
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException("interrupted", stopped));
        }
    }

    private static HttpRequest.BodyPublisher publisher(Question question) {
        return question.body()
                .map(HttpRequest.BodyPublishers::ofString)
                .orElseGet(HttpRequest.BodyPublishers::noBody);
    }

    private Optional<JsonNode> parse(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(json.readTree(text));
        } catch (JacksonException noJson) {
            return Optional.empty();
        }
    }

    private String basic() {
        String pair = target.username() + ":" + target.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
