package dev.sutler.conformance.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;

import dev.sutler.conformance.BrokerClient;

import tools.jackson.core.JacksonException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A conforming broker on a port of its own, with one fault or none.
public final class ModelBroker implements AutoCloseable {

    /// Who may ask it.
    public static final String USERNAME = "model";

    /// How they prove it.
    public static final String PASSWORD = "model-password";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Model model;
    private final Endpoints endpoints;
    private final Tamper tamper;

    private ModelBroker(HttpServer server, Model model, Tamper tamper) {
        this.server = server;
        this.model = model;
        this.endpoints = new Endpoints(model, new Gate(model, USERNAME, PASSWORD));
        this.tamper = tamper;
    }

    /// Starts one.
    public static ModelBroker start(Mode mode, Optional<Fault> fault) {
        return start(mode, fault, InstantSource.system());
    }

    /// Starts one whose operations go on by this clock.
    public static ModelBroker start(Mode mode, Optional<Fault> fault, InstantSource clock) {
        Tamper tamper = fault.map(Fault::tamper).orElse(Tamper.NONE);
        Model model = new Model(new Catalog(mode), tamper.quirks(), clock);
        try {
            InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
            ModelBroker broker = new ModelBroker(HttpServer.create(address, 0), model, tamper);
            broker.server.createContext("/", broker::handle);
            broker.server.setExecutor(broker.threads);
            broker.server.start();
            return broker;
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    /// Its address, without `/v2`.
    public URI uri() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    /// Its address and how to get in.
    public BrokerClient.Target target() {
        return new BrokerClient.Target(uri(), USERNAME, PASSWORD, "2.17");
    }

    /// How often something was really made or removed.
    public Counts counts() {
        model.lock().lock();
        try {
            model.settle();
            return model.counts();
        } finally {
            model.lock().unlock();
        }
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Request request = Requests.read(exchange, !model.has(Quirk.DOES_NOT_DECODE_IDS));
            Reply reply = reply(request);
            reply.headers().forEach(exchange.getResponseHeaders()::set);
            boolean empty = request.method().equals("HEAD") || reply.status() == 304;
            byte[] bytes = empty ? new byte[0] : reply.bytes();
            exchange.sendResponseHeaders(reply.status(), bytes.length == 0 ? -1 : bytes.length);
            if (bytes.length > 0) {
                exchange.getResponseBody().write(bytes);
            }
        }
    }

    private Reply reply(Request request) {
        model.lock().lock();
        try {
            Reply right = tamper.instead(request, model).orElseGet(() -> endpoints.answer(request));
            return tamper.after(request, right, model);
        } catch (IllegalStateException
                | IllegalArgumentException
                | NoSuchElementException
                | JacksonException broken) {
            /* A tamper that does not fit: without this the connection would just be closed. */
            return Reply.error(500, "ModelBroken", broken.toString());
        } finally {
            model.lock().unlock();
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
