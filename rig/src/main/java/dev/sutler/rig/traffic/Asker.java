package dev.sutler.rig.traffic;

import dev.sutler.rig.cluster.Cluster;
import dev.sutler.rig.cluster.Replica;
import dev.sutler.rig.history.Event;
import dev.sutler.rig.history.Event.Answer;
import dev.sutler.rig.history.Event.Outcome;
import dev.sutler.rig.history.HistoryWriter;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.LongAdder;

/// Sends requests, and writes down each with its answer.
final class Asker {

    private static final Duration PATIENCE = Duration.ofSeconds(9);

    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS).build();
    private final HttpClient http =
            HttpClient.newBuilder()
                    .version(HttpClient.Version.HTTP_1_1)
                    .connectTimeout(Duration.ofSeconds(2))
                    .build();
    private final LongAdder asked = new LongAdder();
    private final Cluster cluster;
    private final HistoryWriter history;

    Asker(Cluster cluster, HistoryWriter history) {
        this.cluster = cluster;
        this.history = history;
    }

    /// How many requests were sent.
    long asked() {
        return asked.sum();
    }

    /// Asks one broker.
    ///
    /// @return empty when it was not there: then nothing was asked, and nothing is written down
    Optional<Event> ask(int client, Replica replica, Ask ask) {
        Optional<Integer> port = replica.port();
        return port.isEmpty() ? Optional.empty() : ask(client, replica.number(), port.get(), ask);
    }

    private Optional<Event> ask(int client, int replica, int port, Ask ask) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + ask.target()))
                        .timeout(PATIENCE)
                        .header("X-Broker-API-Version", "2.17")
                        .header("Authorization", authorization())
                        .method(
                                ask.method(),
                                ask.body()
                                        .map(
                                                body ->
                                                        HttpRequest.BodyPublishers.ofString(
                                                                text(body)))
                                        .orElseGet(HttpRequest.BodyPublishers::noBody));
        if (ask.body().isPresent()) {
            request.header("Content-Type", "application/json");
        }
        long began = System.nanoTime();
        Optional<Answer> answer;
        try {
            answer = Optional.of(answer(ask, http.send(request.build(), text())));
        } catch (ConnectException notThere) {
            return Optional.empty();
        } catch (IOException lost) {
            answer = Optional.empty();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            answer = Optional.empty();
        }
        Outcome outcome = answer.map(Asker::outcome).orElse(Outcome.UNKNOWN);
        Event event =
                new Event(
                        client,
                        replica,
                        ask.call(),
                        ask.subject(),
                        arguments(ask),
                        began,
                        outcome == Outcome.UNKNOWN ? Long.MAX_VALUE : System.nanoTime(),
                        outcome,
                        answer);
        history.write(event);
        asked.increment();
        return Optional.of(event);
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    }

    private static Outcome outcome(Answer answer) {
        if (answer.status() >= 500) {
            return Outcome.UNKNOWN;
        }
        return answer.status() >= 400 ? Outcome.FAIL : Outcome.OK;
    }

    private Answer answer(Ask ask, HttpResponse<String> response) {
        JsonNode body = parsed(response.body());
        return new Answer(
                response.statusCode(),
                member(body, "error"),
                ask.operation().or(() -> member(body, "operation")),
                member(body, "state"),
                digest(text(body)));
    }

    private JsonNode parsed(String text) {
        try {
            return json.readTree(text);
        } catch (JacksonException none) {
            return json.createObjectNode();
        }
    }

    private static Optional<String> member(JsonNode body, String name) {
        return body.optional(name).filter(JsonNode::isString).map(JsonNode::stringValue);
    }

    /* The order of fields says nothing. */
    private String text(JsonNode body) {
        return json.writeValueAsString(
                body.isObject() ? json.convertValue(body, TreeMap.class) : body);
    }

    private String arguments(Ask ask) {
        return digest(ask.method() + " " + ask.target() + " " + ask.body().map(this::text));
    }

    private static String digest(String text) {
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256")
                            .digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, 8);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private String authorization() {
        String pair = cluster.username() + ":" + cluster.password();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }
}
