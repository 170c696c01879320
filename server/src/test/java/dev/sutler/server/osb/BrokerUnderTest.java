package dev.sutler.server.osb;

import dev.sutler.server.http.HttpOptions;
import dev.sutler.server.http.HttpServer;
import dev.sutler.server.observability.FailureBoundary;
import dev.sutler.server.observability.HealthCheck;
import dev.sutler.server.observability.HealthEndpoints;
import dev.sutler.server.observability.RequestLog;
import dev.sutler.server.security.BasicAuthentication;
import dev.sutler.server.security.CredentialSource.Credential;
import dev.sutler.server.security.FreshCredential;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;

/// A whole server on a loopback port, with a canned broker behind it, and a client for it.
final class BrokerUnderTest implements AutoCloseable {

    static final String IDENTITY = "b2d1a4f2-77f4-4d0f-9c4c-1f5d0a6b7c11";

    private final CannedBroker broker = new CannedBroker();
    private final AtomicReference<PlatformQuirks> quirks =
            new AtomicReference<>(PlatformQuirks.NONE);
    private final AtomicReference<Optional<String>> unready =
            new AtomicReference<>(Optional.empty());
    private final FreshCredential credential =
            FreshCredential.generate("platform", new SecureRandom());
    private final HttpClient client = HttpClient.newHttpClient();
    private final HttpServer server;

    BrokerUnderTest() {
        BasicAuthentication authentication =
                new BasicAuthentication(
                        name ->
                                name.equals("platform")
                                        ? List.of(
                                                new Credential<>(
                                                        "cf", "platform", credential.hash()))
                                        : List.of(),
                        new OsbApi(broker, name -> quirks.get()),
                        new SecureRandom(),
                        System::nanoTime);
        HealthEndpoints health =
                new HealthEndpoints(
                        List.of(new HealthCheck("store", unready::get)),
                        System::nanoTime,
                        authentication);
        this.server =
                HttpServer.start(
                        new HttpOptions(
                                "127.0.0.1",
                                0,
                                Duration.ofSeconds(2),
                                new HttpOptions.Limits(
                                        1 << 20, 16 << 10, Duration.ofSeconds(20), 1000, 100)),
                        () -> UUID.randomUUID().toString(),
                        new RequestLog(new FailureBoundary(health), System::nanoTime));
    }

    CannedBroker broker() {
        return broker;
    }

    void quirks(PlatformQuirks wanted) {
        quirks.set(wanted);
    }

    void unready(Optional<String> problem) {
        unready.set(problem);
    }

    int port() {
        return server.port();
    }

    String authorization() {
        String pair = "platform:" + credential.password().reveal();
        return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
    }

    /// A request with all headers that a platform sends.
    HttpRequest.Builder request(String path) {
        return bare(path)
                .setHeader("Authorization", authorization())
                .setHeader("X-Broker-API-Version", "2.17")
                .setHeader("X-Broker-API-Request-Identity", IDENTITY);
    }

    /// A request without any header.
    HttpRequest.Builder bare(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .timeout(Duration.ofSeconds(20));
    }

    Reply get(String path) {
        return send(request(path).GET());
    }

    Reply delete(String path) {
        return send(request(path).DELETE());
    }

    Reply put(String path, String body) {
        return send(request(path).PUT(json(body)));
    }

    Reply patch(String path, String body) {
        return send(request(path).method("PATCH", json(body)));
    }

    static BodyPublisher json(String body) {
        return BodyPublishers.ofString(body);
    }

    Reply send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> response =
                    client.send(request.build(), BodyHandlers.ofByteArray());
            return Reply.of(response);
        } catch (java.io.IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            throw new AssertionError("interrupted", stopped);
        }
    }

    @Override
    public void close() {
        client.close();
        server.close();
    }
}
