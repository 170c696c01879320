package dev.sutler.server.http;

import dev.sutler.server.http.WatchedConnection.Phase;

import io.helidon.common.socket.PeerInfo;
import io.helidon.http.HeaderValues;
import io.helidon.http.Headers;
import io.helidon.http.HttpPrologue;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Filter;
import io.helidon.webserver.http.FilterChain;
import io.helidon.webserver.http.RoutingRequest;
import io.helidon.webserver.http.RoutingResponse;

import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/// Takes one request from the library, has it answered, and sends the answer.
final class Exchange implements Filter {

    private final HttpHandler handler;
    private final Supplier<String> identities;
    private final int bodyBytes;

    Exchange(HttpHandler handler, Supplier<String> identities, int bodyBytes) {
        this.handler = handler;
        this.identities = identities;
        this.bodyBytes = bodyBytes;
    }

    @Override
    public void filter(FilterChain chain, RoutingRequest in, RoutingResponse out) {
        WatchedConnection.enter(Phase.WORKING);
        WatchedConnection.ours(true);
        try {
            exchange(in, out);
        } finally {
            WatchedConnection.enter(Phase.WAITING);
        }
        WatchedConnection.ours(false);
    }

    private void exchange(RoutingRequest in, RoutingResponse out) {
        BodyReader body = new BodyReader(in, bodyBytes);
        RequestHeaders headers = headers(in.headers());
        boolean ambiguous = Framing.isAmbiguous(headers);
        HttpResponse response = ambiguous ? refused() : respond(in, headers, body);
        boolean last =
                ambiguous
                        || !body.finish()
                        || response.isLast()
                        || in.headers().containsToken(HeaderValues.CONNECTION_CLOSE);
        if (last) {
            out.header(HeaderValues.CONNECTION_CLOSE);
        }
        WatchedConnection.enter(Phase.SENDING);
        try {
            send(in, out, response);
        } catch (UncheckedIOException gone) {
            throw new CloseConnectionException("the client is gone", gone);
        }
        /* The library would read on, and take what is left of a body for the next request. */
        if (last) {
            throw new CloseConnectionException("this was the last request");
        }
    }

    private HttpResponse respond(RoutingRequest in, RequestHeaders headers, BodyReader body) {
        RequestIdentity identity = RequestIdentity.of(headers, identities);
        HttpRequest request =
                new HttpRequest(
                        identity,
                        peer(in.remotePeer()),
                        in.prologue().method().text(),
                        rawPath(in.prologue()),
                        in.prologue().query().rawValue(),
                        headers,
                        body);
        HttpResponse response = respond(request);
        return identity.sent() ? response.with(RequestIdentity.HEADER, identity.value()) : response;
    }

    /* A request has no fragment (RFC 9112, 3.2). The library cuts off what looks like one, and a proxy may not: what
     * follows stays in the path, where it is malformed. */
    private static String rawPath(HttpPrologue prologue) {
        String path = prologue.uriPath().rawPath();
        return prologue.fragment().hasValue() ? path + "#" + prologue.fragment().rawValue() : path;
    }

    private static Peer peer(PeerInfo info) {
        String host =
                info.address() instanceof InetSocketAddress socket && socket.getAddress() != null
                        ? socket.getAddress().getHostAddress()
                        : info.host();
        return new Peer(
                host,
                info.tlsCertificates()
                        .filter(chain -> chain.length > 0)
                        .map(chain -> chain[0])
                        .filter(X509Certificate.class::isInstance)
                        .map(X509Certificate.class::cast));
    }

    private HttpResponse respond(HttpRequest request) {
        try {
            return handler.handle(request);
        } catch (HttpProblem problem) {
            return problem.response();
        }
    }

    private static HttpResponse refused() {
        return HttpResponse.error(
                ErrorWord.BAD_REQUEST,
                "Say once how long the body is: with Content-Length, or with Transfer-Encoding:"
                        + " chunked.");
    }

    /// An answer to HEAD has the headers of a body, and no body.
    private static void send(RoutingRequest in, RoutingResponse out, HttpResponse response) {
        out.status(Status.create(response.status()));
        response.lines().forEach(out::header);
        if (in.prologue().method().text().equals("HEAD") || response.body().length == 0) {
            out.send();
        } else {
            out.send(response.body());
        }
    }

    static RequestHeaders headers(Headers headers) {
        Map<String, List<String>> values = new HashMap<>();
        headers.forEach(header -> values.put(header.headerName().lowerCase(), header.allValues()));
        return RequestHeaders.of(values);
    }
}
