package dev.sutler.server.http;

import io.helidon.common.buffers.BufferData;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;

import java.util.Set;

/// Takes every connection for HTTP/1.1, so that one that begins with anything else is answered with
/// an error instead of being dropped without a word.
final class OnlyHttp1 implements ServerConnectionSelector {

    private final ServerConnectionSelector http1;
    private final HttpOptions.Limits limits;
    private final HandshakeWatch handshakes;

    OnlyHttp1(Http1Config config, HttpOptions.Limits limits, HandshakeWatch handshakes) {
        this.limits = limits;
        this.handshakes = handshakes;
        this.http1 = Http1ConnectionSelector.builder().config(config).build();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return 0;
    }

    @Override
    public Support supports(BufferData firstBytes) {
        return Support.SUPPORTED;
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        handshakes.done();
        return new WatchedConnection(
                http1.connection(context), limits.idle(), limits.work(), System::nanoTime);
    }
}
