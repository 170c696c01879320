package dev.sutler.conformance.fuzz;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Writes bytes to a broker and reads what comes back. It keeps its connection as long as the
/// broker does. For one thread.
public final class WireClient implements AutoCloseable {

    private static final int CONNECT_MILLIS = 10_000;
    private static final int LONGEST_HEAD = 1 << 20;

    private final URI base;
    private final int patienceMillis;
    private Optional<Connection> kept = Optional.empty();

    /// An answer as it came.
    ///
    /// @param headers by lower-case name, with all values
    public record Reply(int status, Map<String, List<String>> headers, String text) {
        public Reply {
            headers = Map.copyOf(headers);
            Objects.requireNonNull(text, "text");
        }
    }

    /// Whether the broker closes the connection after this answer.
    public static boolean isLast(Reply reply) {
        return reply.headers().getOrDefault("connection", List.of()).stream()
                .anyMatch(value -> value.equalsIgnoreCase("close"));
    }

    private record Connection(Socket socket, InputStream in) {}

    /// @param base the broker's address; plain HTTP
    /// @param patience how long to wait for an answer
    public WireClient(URI base, Duration patience) {
        this.base = base;
        this.patienceMillis = (int) patience.toMillis();
    }

    /// Sends a request and reads the answer.
    ///
    /// @return empty when the broker closed the connection without one
    /// @throws IOException when it does neither in time, or answers with something that is no HTTP
    public Optional<Reply> send(FuzzedRequest request) throws IOException {
        boolean reused = kept.isPresent();
        Optional<Reply> reply = attempt(request);
        // The broker may have closed a connection that it kept, before this request reached it.
        return reply.isEmpty() && reused && !request.broken() ? attempt(request) : reply;
    }

    private Optional<Reply> attempt(FuzzedRequest request) throws IOException {
        if (request.broken()) {
            close();
        }
        Connection connection = kept.isPresent() ? kept.get() : connect();
        kept = Optional.of(connection);
        try {
            connection.socket().getOutputStream().write(request.bytes());
            if (request.broken()) {
                connection.socket().shutdownOutput();
            }
        } catch (IOException refused) {
            // It may have answered before all was written.
            kept = Optional.of(connection);
        }
        Optional<Reply> reply = read(connection.in(), request.method());
        boolean last = reply.isEmpty() || request.broken() || isLast(reply.get());
        if (last) {
            close();
        }
        return reply;
    }

    private Connection connect() throws IOException {
        Socket socket = new Socket();
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(patienceMillis);
        socket.connect(new InetSocketAddress(base.getHost(), base.getPort()), CONNECT_MILLIS);
        return new Connection(socket, new BufferedInputStream(socket.getInputStream()));
    }

    private Optional<Reply> read(InputStream in, String method) throws IOException {
        while (true) {
            Optional<String> head = head(in);
            if (head.isEmpty()) {
                return Optional.empty();
            }
            int status = status(head.get());
            if (status >= 200) {
                Map<String, List<String>> headers = headers(head.get());
                boolean none = method.equals("HEAD") || status == 204 || status == 304;
                return Optional.of(
                        new Reply(
                                status,
                                headers,
                                none ? "" : new String(body(in, headers), StandardCharsets.UTF_8)));
            }
        }
    }

    private static Optional<String> head(InputStream in) throws IOException {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        int ends = 0;
        while (ends < 4) {
            int next = next(in);
            if (next < 0) {
                if (head.size() > 0) {
                    throw new IOException("the answer ends within its head");
                }
                return Optional.empty();
            }
            head.write(next);
            boolean expected = next == (ends % 2 == 0 ? '\r' : '\n');
            ends = expected ? ends + 1 : next == '\r' ? 1 : 0;
            if (head.size() > LONGEST_HEAD) {
                throw new IOException("the answer's head has no end");
            }
        }
        return Optional.of(head.toString(StandardCharsets.ISO_8859_1));
    }

    /* A reset is an end, too. */
    private static int next(InputStream in) throws IOException {
        try {
            return in.read();
        } catch (SocketException reset) {
            return -1;
        }
    }

    private static int status(String head) throws IOException {
        if (!head.matches("(?s)HTTP/1\\.1 [1-5][0-9][0-9][ \r].*")) {
            throw new IOException("no HTTP answer: " + head.lines().findFirst().orElse(""));
        }
        return Integer.parseInt(head.substring(9, 12));
    }

    private static Map<String, List<String>> headers(String head) {
        Map<String, List<String>> headers = new TreeMap<>();
        head.lines()
                .skip(1)
                .filter(line -> line.indexOf(':') > 0)
                .forEach(
                        line ->
                                headers.merge(
                                        line.substring(0, line.indexOf(':'))
                                                .toLowerCase(Locale.ROOT),
                                        List.of(line.substring(line.indexOf(':') + 1).strip()),
                                        (one, other) ->
                                                Stream.concat(one.stream(), other.stream())
                                                        .toList()));
        return headers;
    }

    private static byte[] body(InputStream in, Map<String, List<String>> headers)
            throws IOException {
        List<String> length = headers.getOrDefault("content-length", List.of());
        if (length.size() == 1) {
            int expected = Integer.parseInt(length.getFirst());
            byte[] body = in.readNBytes(expected);
            if (body.length < expected) {
                throw new IOException("the answer's body is shorter than announced");
            }
            return body;
        }
        return headers.containsKey("transfer-encoding") ? chunks(in) : in.readAllBytes();
    }

    private static byte[] chunks(InputStream in) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = Integer.parseInt(line(in).split(";", 2)[0].strip(), 16);
            body.writeBytes(in.readNBytes(size));
            line(in);
            if (size == 0) {
                return body.toByteArray();
            }
        }
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = next(in); next >= 0 && next != '\n'; next = next(in)) {
            line.write(next);
        }
        byte[] bytes = line.toByteArray();
        int end =
                bytes.length > 0 && bytes[bytes.length - 1] == '\r'
                        ? bytes.length - 1
                        : bytes.length;
        return new String(Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {
        kept.ifPresent(
                connection -> {
                    try {
                        connection.socket().close();
                    } catch (IOException gone) {
                        // It is closed as it is.
                        kept = Optional.empty();
                    }
                });
        kept = Optional.empty();
    }
}
