package dev.sutler.gitops.mirror;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.ReceivePack;
import org.eclipse.jgit.transport.RefAdvertiser.PacketLineOutRefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;

/// A repository behind git's smart HTTP protocol.
final class HttpRemote implements AutoCloseable {

    private final TestRemote remote;
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /// Which `Authorization` is let in.
    volatile Predicate<Optional<String>> lets = authorization -> true;

    /// How many answers to pushes are not given, though the push is done.
    final AtomicInteger answersToLose = new AtomicInteger();

    final AtomicInteger pushes = new AtomicInteger();

    /// How many bytes were pushed.
    final AtomicInteger received = new AtomicInteger();

    HttpRemote(TestRemote remote) {
        this.remote = remote;
        try {
            this.server =
                    HttpServer.create(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(threads);
        server.createContext("/repo.git", this::handle);
        server.start();
    }

    static String basic(String user, String password) {
        return "Basic "
                + Base64.getEncoder()
                        .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/repo.git";
    }

    HttpServer server() {
        return server;
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange;
                Repository repository = remote.open()) {
            Optional<String> authorization =
                    Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"));
            if (!lets.test(authorization)) {
                exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
                exchange.sendResponseHeaders(401, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/info/refs")) {
                advertise(exchange, repository);
            } else if (path.endsWith("/git-upload-pack")) {
                upload(exchange, repository);
            } else if (path.endsWith("/git-receive-pack")) {
                receive(exchange, repository);
            } else {
                exchange.sendResponseHeaders(404, -1);
            }
        }
    }

    private static void advertise(HttpExchange exchange, Repository repository) throws IOException {
        String service = exchange.getRequestURI().getQuery().replace("service=", "");
        var body = new ByteArrayOutputStream();
        var out = new PacketLineOut(body);
        if (service.equals("git-upload-pack")) {
            UploadPack upload = uploading(exchange, repository);
            upload.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out), service);
        } else {
            out.writeString("# service=" + service + "\n");
            out.end();
            var receive = new ReceivePack(repository);
            receive.sendAdvertisedRefs(new PacketLineOutRefAdvertiser(out));
        }
        answer(exchange, "application/x-" + service + "-advertisement", body);
    }

    private static UploadPack uploading(HttpExchange exchange, Repository repository) {
        var upload = new UploadPack(repository);
        upload.setBiDirectionalPipe(false);
        String protocol = exchange.getRequestHeaders().getFirst("Git-Protocol");
        if (protocol != null) {
            upload.setExtraParameters(List.of(protocol));
        }
        return upload;
    }

    private static void upload(HttpExchange exchange, Repository repository) throws IOException {
        var body = new ByteArrayOutputStream();
        uploading(exchange, repository).upload(request(exchange), body, null);
        answer(exchange, "application/x-git-upload-pack-result", body);
    }

    private void receive(HttpExchange exchange, Repository repository) throws IOException {
        pushes.incrementAndGet();
        var body = new ByteArrayOutputStream();
        var receive = new ReceivePack(repository);
        receive.setBiDirectionalPipe(false);
        ByteArrayInputStream request = request(exchange);
        received.addAndGet(request.available());
        receive.receive(request, body, null);
        if (answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            // Closed without an answer.
            return;
        }
        answer(exchange, "application/x-git-receive-pack-result", body);
    }

    private static ByteArrayInputStream request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        if ("gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"))) {
            try (var unzipped = new GZIPInputStream(new ByteArrayInputStream(body))) {
                return new ByteArrayInputStream(unzipped.readAllBytes());
            }
        }
        return new ByteArrayInputStream(body);
    }

    static void answer(HttpExchange exchange, String type, ByteArrayOutputStream body)
            throws IOException {
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.sendResponseHeaders(200, body.size());
        body.writeTo(exchange.getResponseBody());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
