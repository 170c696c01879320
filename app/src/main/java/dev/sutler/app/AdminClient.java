package dev.sutler.app;

import dev.sutler.app.AdminFailure.Kind;
import dev.sutler.spi.Secret;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.MissingNode;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Asks a running broker's admin API.
final class AdminClient {

    private static final String ROOT = "/admin/v1";
    /* An action waits until a worker has let go, for up to a lease and a bit. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient http;
    private final URI address;
    private final Secret<String> authorization;

    /// @param address of the broker, without a path
    AdminClient(HttpClient http, URI address, String username, Secret<String> password) {
        this.http = http;
        this.address = address;
        byte[] both = (username + ":" + password.reveal()).getBytes(StandardCharsets.UTF_8);
        this.authorization = Secret.of("Basic " + Base64.getEncoder().encodeToString(both));
    }

    /// A path, each of whose parts is escaped.
    static String path(String... parts) {
        return Arrays.stream(parts)
                .map(part -> "/" + escaped(part).replace("+", "%20"))
                .collect(Collectors.joining());
    }

    /// Reads something.
    ///
    /// @param path below `/admin/v1`; see [#path]
    /// @throws AdminFailure when it cannot be had
    JsonNode get(String path, Map<String, String> query) {
        String parameters =
                new TreeMap<>(query)
                        .entrySet().stream()
                                .map(
                                        each ->
                                                escaped(each.getKey())
                                                        + "="
                                                        + escaped(each.getValue()))
                                .collect(Collectors.joining("&"));
        return send("GET", parameters.isEmpty() ? path : path + "?" + parameters, Optional.empty());
    }

    /// Changes something.
    ///
    /// @throws AdminFailure when it is refused or fails
    JsonNode post(String path, JsonNode body) {
        return send("POST", path, Optional.of(body));
    }

    private JsonNode send(String method, String target, Optional<JsonNode> body) {
        BodyPublisher publisher =
                body.map(json -> BodyPublishers.ofString(json.toString()))
                        .orElseGet(BodyPublishers::noBody);
        HttpRequest request =
                HttpRequest.newBuilder(address.resolve(ROOT + target))
                        .timeout(PATIENCE)
                        .header("Authorization", authorization.reveal())
                        .header("Accept", "application/json")
                        .header("Content-Type", "application/json")
                        .method(method, publisher)
                        .build();
        try {
            return answer(http.send(request, BodyHandlers.ofString()));
        } catch (IOException unreachable) {
            throw new AdminFailure(Kind.UNREACHABLE, unreachable(unreachable), unreachable);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AdminFailure(Kind.FAILED, "Interrupted.", interrupted);
        }
    }

    private String unreachable(IOException reason) {
        String said =
                Optional.ofNullable(reason.getMessage()).map(text -> " (" + text + ")").orElse("");
        return "No broker answers at %s%s. Check --url, and that the broker runs."
                .formatted(address, said);
    }

    private JsonNode answer(HttpResponse<String> response) {
        JsonNode body = parsed(response.body());
        if (response.statusCode() / 100 == 2) {
            return body;
        }
        String description = body.path("description").asString("");
        if (response.statusCode() == 401) {
            description =
                    "The broker does not know this operator. Check SUTLER_ADMIN_USERNAME and"
                            + " SUTLER_ADMIN_PASSWORD; `sutler operators add` makes a credential.";
        } else if (description.isEmpty()) {
            description =
                    "%s answered with HTTP status %d, and not as a broker does. Check --url."
                            .formatted(address, response.statusCode());
        }
        throw new AdminFailure(Kind.of(response.statusCode()), description);
    }

    private static JsonNode parsed(String text) {
        try {
            return JsonMapper.shared().readTree(text);
        } catch (JacksonException notJson) {
            return MissingNode.getInstance();
        }
    }

    private static String escaped(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
