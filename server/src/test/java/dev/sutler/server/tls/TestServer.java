package dev.sutler.server.tls;

import dev.sutler.server.http.HttpHandler;
import dev.sutler.server.http.HttpOptions;
import dev.sutler.server.http.HttpRequest;
import dev.sutler.server.http.HttpResponse;
import dev.sutler.server.http.HttpServer;

import tools.jackson.databind.node.JsonNodeFactory;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/// A web server with TLS that tells its client whose certificate it saw.
record TestServer(ServerTls tls, HttpServer http) implements AutoCloseable {

    static final HttpHandler WHO = TestServer::who;

    static TestServer start(TlsOptions options) {
        return start(options, Duration.ofSeconds(30), WHO);
    }

    static TestServer start(TlsOptions options, Duration idle, HttpHandler handler) {
        ServerTls tls = ServerTls.open(options, InstantSource.system());
        HttpServer http =
                HttpServer.start(
                        new HttpOptions(
                                "127.0.0.1",
                                0,
                                Duration.ofSeconds(60),
                                new HttpOptions.Limits(1_000, 8_192, idle, 100, 10)),
                        Optional.of(tls),
                        () -> "made-here",
                        handler);
        return new TestServer(tls, http);
    }

    private static HttpResponse who(HttpRequest request) {
        String subject =
                request.peer()
                        .certificate()
                        .map(certificate -> certificate.getSubjectX500Principal().getName())
                        .orElse("nobody");
        return HttpResponse.json(200, JsonNodeFactory.instance.objectNode().put("who", subject));
    }

    int port() {
        return http.port();
    }

    @Override
    public void close() {
        http.close();
    }
}
