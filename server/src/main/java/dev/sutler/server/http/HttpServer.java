package dev.sutler.server.http;

import io.helidon.common.socket.SocketOptions;
import io.helidon.common.tls.Tls;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.WebServerConfig;
import io.helidon.webserver.http1.Http1Config;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.function.Supplier;

import javax.net.ssl.SSLContext;

/// A running web server.
public final class HttpServer implements AutoCloseable {

    /*
     * One filter takes every request before the library's own routing: that one would decode the path first, and
     * answer what it does not like before anybody has asked for credentials. For the same reason its checks of path and
     * query are off; ours come later, and are stricter. The body's size is ours to check as well.
     */
    private final WebServer server;
    private final HandshakeWatch handshakes;

    private HttpServer(WebServer server, HandshakeWatch handshakes) {
        this.server = server;
        this.handshakes = handshakes;
    }

    /// Starts to listen without TLS.
    ///
    /// @see #start(HttpOptions, Optional, Supplier, HttpHandler)
    public static HttpServer start(
            HttpOptions options, Supplier<String> identities, HttpHandler handler) {
        return start(options, Optional.empty(), identities, handler);
    }

    /// Has the library load what it needs for its first server, and starts none. That takes it
    /// longer than all else in [#start], and nothing else waits for it: call it on another thread
    /// while the rest of the program starts.
    public static void prepare() {
        WebServer.builder().shutdownHook(false).build();
    }

    /// Starts to listen.
    ///
    /// @param tls what connections are secured with; empty for plain HTTP
    /// @param identities makes an identity for a request that has none
    /// @param handler answers every request that is HTTP at all; it throws nothing but
    ///   [HttpProblem]
    /// @throws CannotListenException when the address cannot be used
    public static HttpServer start(
            HttpOptions options,
            Optional<TlsSource> tls,
            Supplier<String> identities,
            HttpHandler handler) {
        checkAddress(options);
        WebServerConfig.Builder builder = WebServer.builder();
        HandshakeWatch handshakes = new HandshakeWatch(options.limits().idle(), System::nanoTime);
        limit(builder, options.limits(), handshakes);
        tls.ifPresent(source -> secure(builder, source, handshakes));
        WebServer server =
                builder.host(options.address())
                        .port(options.port())
                        .shutdownHook(false)
                        .shutdownGracePeriod(options.shutdownGrace())
                        .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                        .directHandlers(BelowRouting.handlers())
                        .routing(
                                routing ->
                                        routing.addFilter(
                                                new Exchange(
                                                        handler,
                                                        identities,
                                                        options.limits().bodyBytes())))
                        .build();
        server.start();
        if (!server.isRunning()) {
            throw cannotListen(options, "the log says why");
        }
        handshakes.start(Thread.ofPlatform().daemon().name("handshakes").factory());
        return new HttpServer(server, handshakes);
    }

    /* The library logs a stack trace and goes on without listening, so this asks the system first. */
    private static void checkAddress(HttpOptions options) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            InetAddress address = InetAddress.getByName(options.address());
            probe.bind(new InetSocketAddress(address, options.port()));
        } catch (UnknownHostException unknown) {
            throw cannotListen(options, "nobody knows that name");
        } catch (IOException unusable) {
            throw cannotListen(options, unusable.getMessage());
        }
    }

    private static CannotListenException cannotListen(HttpOptions options, @Nullable String why) {
        return new CannotListenException(
                "Cannot listen on %s, port %d (%s). Stop whatever uses it, or set `server.address` and `server.port`."
                        .formatted(options.address(), options.port(), why));
    }

    private static void secure(
            WebServerConfig.Builder builder, TlsSource source, HandshakeWatch handshakes) {
        SSLContext context = TlsSockets.context(source, handshakes);
        builder.useNio(false).tls(Tls.builder().sslContext(context).build());
    }

    private static void limit(
            WebServerConfig.Builder builder, HttpOptions.Limits limits, HandshakeWatch handshakes) {
        builder.maxPayloadSize(-1)
                .maxTcpConnections(limits.connections())
                .maxConcurrentRequests(-1)
                .idleConnectionTimeout(limits.idle())
                .idleConnectionPeriod(limits.idle().dividedBy(4))
                .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
                .protocolsDiscoverServices(false)
                .addConnectionSelector(
                        new OnlyHttp1(
                                Http1Config.builder()
                                        .maxPrologueLength(limits.headerBytes())
                                        .maxHeadersSize(limits.headerBytes())
                                        .validatePath(false)
                                        .validatePrologue(false)
                                        .continueImmediately(false)
                                        .build(),
                                limits,
                                handshakes));
    }

    /// The port that it listens on.
    public int port() {
        return server.port();
    }

    /// Stops to listen, lets requests in flight finish within the grace period, and closes all
    /// connections.
    @Override
    public void close() {
        server.stop();
        handshakes.close();
    }
}
